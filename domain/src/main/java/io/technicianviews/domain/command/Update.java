package io.technicianviews.domain.command;

import io.technicianviews.domain.change.Change;
import io.technicianviews.domain.change.ChangeKind;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.RequestState;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.domain.request.Status;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gives a request other contents. */
public record Update(RequestEdit edit) implements RequestCommand {

  @Override
  public Decision decide(Situation situation) {
    Optional<Refusal> refusal = situation.refusalToWork();
    if (refusal.isPresent()) {
      return Decision.refused(refusal.get());
    }
    ServiceRequest before = situation.request();
    ServiceRequest edited = edited(before, situation);
    if (edited.equals(before)) {
      return Decision.unchanged();
    }
    ServiceRequest after = edited.movedTo(situation.now());
    return new Decision.Accepted(after, Change.of(ChangeKind.UPDATED, before, after));
  }

  private ServiceRequest edited(ServiceRequest before, Situation situation) {
    boolean byHand = before.dueByHand() || edit.dueDate().isSet();
    RequestState state = state(before.state(), situation.now());
    return new ServiceRequest(
        before.id(),
        Objects.requireNonNullElse(edit.subject(), before.subject()),
        edit.description().of(before.description()),
        before.requesterId(),
        byHand ? edit.dueDate().of(before.dueDate()) : due(before, state, situation),
        byHand,
        before.version(),
        state);
  }

  /** It follows the priority when that moves, and is left alone otherwise. */
  private static @Nullable Instant due(
      ServiceRequest before, RequestState after, Situation situation) {
    return before.state().priority() == after.priority()
        ? before.dueDate()
        : situation.due(after.created(), after.priority());
  }

  private RequestState state(RequestState before, Instant now) {
    Status status = Objects.requireNonNullElse(edit.status(), before.status());
    Priority priority = Objects.requireNonNullElse(edit.priority(), before.priority());
    return before.with(status, priority, edit.businessUnitId().of(before.businessUnitId()), now);
  }
}
