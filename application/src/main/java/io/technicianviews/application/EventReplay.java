package io.technicianviews.application;

import static java.util.Objects.requireNonNull;

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
 * Replays the events of another helpdesk at this one, each in a transaction of its own and dated as
 * in the source. The changes have no person as their author. Thread-safe; the events of one request
 * must be applied one after the other.
 */
public final class EventReplay {

  /** The effect of an event. */
  public enum Outcome {
    /** The request did not exist and was created. */
    CREATED,
    /** The request was changed. */
    UPDATED,
    /** The request already had the state of the event, or the event could not be applied. */
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
   * Applies an event. Its effect is committed when this returns.
   *
   * @throws IllegalArgumentException if the event names people or units that do not exist
   */
  public Outcome apply(ReplayedEvent event) {
    requireNonNull(event, "event");
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
