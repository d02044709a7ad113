package io.technicianviews.domain.command;

import static java.util.Objects.requireNonNull;

import io.technicianviews.domain.change.Change;
import io.technicianviews.domain.change.ChangeKind;
import io.technicianviews.domain.patch.RequestPatch;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.RequestState;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.domain.request.Status;
import io.technicianviews.domain.text.TagRule;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Changes the fields of a request. */
public record Update(RequestPatch patch) implements RequestCommand, CombinedUpdate.Step {

  public Update {
    requireNonNull(patch, "patch");
  }

  @Override
  public Decision decide(DecisionContext context) {
    Optional<Refusal> refusal = context.refusalToWork();
    if (refusal.isPresent()) {
      return Decision.refused(refusal.get());
    }
    return applied(context.request(), context);
  }

  @Override
  public Decision applied(ServiceRequest before, DecisionContext context) {
    Optional<Refusal> refusal = unavailableStatus(context).or(this::impossibleUnit);
    if (refusal.isPresent()) {
      return Decision.refused(refusal.get());
    }
    int tags = patch.tags().of(before.state().tags()).size();
    if (tags > TagRule.MAX_TAGS) {
      return Decision.refused(new Refusal.TooManyTags(before.id(), tags));
    }
    ServiceRequest edited = patched(before, context);
    if (edited.equals(before)) {
      return Decision.unchanged();
    }
    ServiceRequest after = edited.nextVersion(context.now());
    return new Decision.Accepted(after, Change.of(ChangeKind.UPDATED, before, after));
  }

  /**
   * The refusal of an id that no unit can have, for which there is no invalidation tag. Whether
   * there is a unit with another id is known to the storage.
   */
  private Optional<Refusal> impossibleUnit() {
    Long unit = patch.businessUnitId().of(null);
    return unit == null || unit > 0
        ? Optional.empty()
        : Optional.of(new Refusal.UnknownBusinessUnit(unit));
  }

  private Optional<Refusal> unavailableStatus(DecisionContext context) {
    return Optional.ofNullable(patch.status()).flatMap(context::refusalToGet);
  }

  private ServiceRequest patched(ServiceRequest before, DecisionContext context) {
    boolean setByHand = before.dueByHand() || patch.dueDate().isSet();
    RequestState state = patchedState(before.state(), context.now());
    return new ServiceRequest(
        before.id(),
        Objects.requireNonNullElse(patch.subject(), before.subject()),
        patch.description().of(before.description()),
        before.requesterId(),
        setByHand ? patch.dueDate().of(before.dueDate()) : derivedDueDate(before, state, context),
        setByHand,
        before.version(),
        state);
  }

  /** Recomputed if the priority changes; otherwise unchanged. */
  private static @Nullable Instant derivedDueDate(
      ServiceRequest before, RequestState after, DecisionContext context) {
    return before.state().priority() == after.priority()
        ? before.dueDate()
        : context.due(after.created(), after.priority());
  }

  private RequestState patchedState(RequestState before, Instant now) {
    Status status = Objects.requireNonNullElse(patch.status(), before.status());
    Priority priority = Objects.requireNonNullElse(patch.priority(), before.priority());
    return before
        .with(status, priority, patch.businessUnitId().of(before.businessUnitId()), now)
        .withTags(patch.tags().of(before.tags()));
  }
}
