package io.technicianviews.testkit.contract;

import io.technicianviews.domain.change.Change;
import io.technicianviews.domain.change.InvalidationTag;
import io.technicianviews.domain.port.WriteTransaction;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.testkit.TestDesk;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The base class of the contract suites of writes. */
public abstract class WritesContract extends DeskContract {

  /** Long enough for any transaction that does not wait for another one. */
  static final Duration LONG = Duration.ofSeconds(30);

  /** Too short for a transaction that waits for another one. */
  static final Duration SHORT = Duration.ofMillis(300);

  WriteTransaction begin(Long... people) {
    return desk.ports().writes().begin(LONG, Set.of(people));
  }

  WriteTransaction beginAdministration(Long... people) {
    return desk.ports().writes().beginAdministration(LONG, Set.of(people));
  }

  /** Runs a transaction on requests, logs a change and commits it. */
  void write(Consumer<WriteTransaction> work) {
    try (WriteTransaction write = begin()) {
      work.accept(write);
      commit(write);
    }
  }

  /** Runs an administration transaction, logs a change and commits it. */
  void administer(Consumer<WriteTransaction> work) {
    try (WriteTransaction write = beginAdministration()) {
      work.accept(write);
      commit(write);
    }
  }

  /** Locks a request, stores its new state, and commits. */
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
