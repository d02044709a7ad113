package io.technicianviews.domain.port;

import io.technicianviews.domain.change.Change;
import io.technicianviews.domain.change.InvalidationTag;
import io.technicianviews.domain.request.ServiceRequest;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** What the suites of writes share. */
public abstract class WritesContract extends DeskContract {

  /** Long enough for any write that does not wait. */
  static final Duration LONG = Duration.ofSeconds(30);

  /** Long enough for nobody who must wait for another. */
  static final Duration SHORT = Duration.ofMillis(300);

  WriteTransaction begin(Long... people) {
    return desk.ports().writes().begin(LONG, Set.of(people));
  }

  WriteTransaction beginAdministration(Long... people) {
    return desk.ports().writes().beginAdministration(LONG, Set.of(people));
  }

  /** Does a write about requests, logs it and commits it. */
  void write(Consumer<WriteTransaction> work) {
    try (WriteTransaction write = begin()) {
      work.accept(write);
      commit(write);
    }
  }

  /** Does a write of administration, logs it and commits it. */
  void administer(Consumer<WriteTransaction> work) {
    try (WriteTransaction write = beginAdministration()) {
      work.accept(write);
      commit(write);
    }
  }

  /** Locks a request, gives it another state, and commits. */
  void store(ServiceRequest request) {
    write(
        write -> {
          write.requests().lock(request.id());
          write.requests().store(request);
        });
  }

  static void commit(WriteTransaction write) {
    write.log(null, TestDesk.NOON, List.of(Change.external(Set.of(InvalidationTag.EVERYTHING))));
    write.commit();
  }
}
