package io.technicianviews.application;

import io.technicianviews.application.internal.write.CommandTransaction;
import io.technicianviews.domain.change.Change;
import io.technicianviews.domain.command.CurrentRequest;
import io.technicianviews.domain.command.Decision;
import io.technicianviews.domain.command.ReplayedEvent;
import io.technicianviews.domain.port.WriteTransaction;
import io.technicianviews.domain.port.WriteTransactions;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.ServiceRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * Repeats at this desk what happened at another one, event by event, each a write at its own
 * instant. It acts as itself, not as a person. Thread-safe; the events of one request come one
 * after the other.
 */
public final class EventReplay {

  /** What an event came to. */
  public enum Outcome {
    CREATED,
    UPDATED,
    /** It has happened to the request before. */
    UNCHANGED
  }

  private final WriteTransactions writes;
  private final Duration timeout;
  private final Runnable written;

  EventReplay(WriteTransactions writes, Duration timeout, Runnable written) {
    this.writes = writes;
    this.timeout = timeout;
    this.written = written;
  }

  /**
   * Repeats an event. When this returns, it has taken effect.
   *
   * @throws IllegalArgumentException if it names people or units that are not at the desk
   */
  public Outcome apply(ReplayedEvent event) {
    try (WriteTransaction write = writes.begin(timeout, Set.of())) {
      OptionalLong known = write.requests().idOf(event.externalId());
      return known.isPresent()
          ? updated(event, write.requests().lock(known.getAsLong()).orElseThrow(), write)
          : created(event, write);
    }
  }

  private Outcome created(ReplayedEvent event, WriteTransaction write) {
    ServiceRequest request = event.createRequest(write.requests().newId(), hours(write));
    write.requests().add(request, event.externalId());
    commit(write, event, List.of(Change.created(request)));
    return Outcome.CREATED;
  }

  private Outcome updated(ReplayedEvent event, CurrentRequest current, WriteTransaction write) {
    return switch (event.decide(current.request(), hours(write))) {
      case Decision.Accepted(ServiceRequest after, Change change) -> {
        List<Change> changes = new ArrayList<>(List.of(change));
        write.requests().store(after);
        ServiceRequest parent = current.parent();
        if (parent != null) {
          CommandTransaction.storeParent(write, parent, current.request(), after)
              .ifPresent(changes::add);
        }
        commit(write, event, changes);
        yield Outcome.UPDATED;
      }
      case Decision.Unchanged() -> Outcome.UNCHANGED;
      case Decision.Refused(var none) -> Outcome.UNCHANGED;
    };
  }

  private void commit(WriteTransaction write, ReplayedEvent event, List<Change> changes) {
    write.log(null, event.at(), changes);
    write.commit();
    written.run();
  }

  private static ToIntFunction<Priority> hours(WriteTransaction write) {
    return priority -> CommandTransaction.resolutionHours(write, priority);
  }
}
