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
public record Update(RequestPatch patch) implements RequestCommand {

  @Override
  public Decision decide(DecisionContext decisionContext) {
    Optional<Refusal> refusal = decisionContext.refusalToWork();
    if (refusal.isPresent()) {
      return Decision.refused(refusal.get());
    }
    ServiceRequest before = decisionContext.request();
    ServiceRequest edited = patched(before, decisionContext);
    if (edited.equals(before)) {
      return Decision.unchanged();
    }
    ServiceRequest after = edited.movedTo(decisionContext.now());
    return new Decision.Accepted(after, Change.of(ChangeKind.UPDATED, before, after));
  }

  private ServiceRequest patched(ServiceRequest before, DecisionContext decisionContext) {
    boolean byHand = before.dueByHand() || patch.dueDate().isSet();
    RequestState state = state(before.state(), decisionContext.now());
    return new ServiceRequest(
        before.id(),
        Objects.requireNonNullElse(patch.subject(), before.subject()),
        patch.description().of(before.description()),
        before.requesterId(),
        byHand ? patch.dueDate().of(before.dueDate()) : due(before, state, decisionContext),
        byHand,
        before.version(),
        state);
  }

  /** It follows the priority when that moves, and is left alone otherwise. */
  private static @Nullable Instant due(
      ServiceRequest before, RequestState after, DecisionContext decisionContext) {
    return before.state().priority() == after.priority()
        ? before.dueDate()
        : decisionContext.due(after.created(), after.priority());
  }

  private RequestState state(RequestState before, Instant now) {
    Status status = Objects.requireNonNullElse(patch.status(), before.status());
    Priority priority = Objects.requireNonNullElse(patch.priority(), before.priority());
    return before.with(status, priority, patch.businessUnitId().of(before.businessUnitId()), now);
  }
}
