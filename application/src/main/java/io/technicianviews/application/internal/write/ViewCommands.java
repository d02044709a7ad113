package io.technicianviews.application.internal.write;

import io.technicianviews.application.IdempotencyKey;
import io.technicianviews.application.Result;
import io.technicianviews.application.internal.query.VisibleViews;
import io.technicianviews.application.view.CustomView;
import io.technicianviews.domain.change.Change;
import io.technicianviews.domain.change.ChangeKind;
import io.technicianviews.domain.change.InvalidationTag;
import io.technicianviews.domain.command.Access;
import io.technicianviews.domain.command.ExpectedVersion;
import io.technicianviews.domain.command.NewView;
import io.technicianviews.domain.command.Refusal;
import io.technicianviews.domain.patch.ViewPatch;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.query.DefinitionQuery;
import io.technicianviews.domain.view.Sharing;
import io.technicianviews.domain.view.ViewDefinition;
import io.technicianviews.domain.view.ViewId;
import io.technicianviews.domain.view.ViewLimits;
import java.util.List;
import java.util.Optional;

/** Commands that create, change and delete custom views. */
public final class ViewCommands {

  private final CommandExecutor commandExecutor;

  public ViewCommands(CommandExecutor commandExecutor) {
    this.commandExecutor = commandExecutor;
  }

  public Result<CustomView> create(long personId, NewView newView) {
    return commandExecutor.onViews(personId, transaction -> created(transaction, newView));
  }

  public Result<String> idempotent(
      long personId, NewView newView, IdempotencyKey<CustomView> idempotencyKey) {
    return commandExecutor.onViews(
        personId,
        Idempotency.once(
            idempotencyKey,
            // The response shows what the caller sent.
            (transaction, view) -> StoredAnswer.NONE,
            transaction -> created(transaction, newView)));
  }

  private static Result<CustomView> created(CommandTransaction transaction, NewView newView) {
    List<ViewDefinition> siblings = siblings(transaction, newView.sharing());
    ViewDefinition view =
        newView.toDefinition(transaction.write().views().newId(), nextPosition(siblings));
    Optional<Refusal> refusal =
        ViewRules.refusal(transaction, view).or(() -> ViewRules.conflict(view, siblings));
    if (refusal.isPresent()) {
      return Result.refused(refusal.get());
    }
    transaction.write().views().store(view);
    transaction.addChange(Change.of(ChangeKind.VIEW_CHANGED, tag(view.sharing())));
    return Result.of(shown(transaction, view));
  }

  private static int nextPosition(List<ViewDefinition> siblings) {
    int last = siblings.stream().mapToInt(ViewDefinition::position).max().orElse(-1);
    return Math.min(last + 1, ViewLimits.MAX_POSITION);
  }

  public Result<CustomView> update(
      long personId, long viewId, ExpectedVersion expected, ViewPatch patch) {
    return commandExecutor.onViews(
        personId,
        transaction ->
            editable(transaction, viewId, expected)
                .flatMap(VisibleViews::readable)
                .flatMap(before -> updated(transaction, before, patch.of(before))));
  }

  private static Result<CustomView> updated(
      CommandTransaction transaction, ViewDefinition before, ViewDefinition after) {
    if (after.equals(before)) {
      return Result.of(shown(transaction, before));
    }
    Optional<Refusal> refusal =
        ViewRules.refusal(transaction, after)
            .or(() -> ViewRules.conflict(after, siblings(transaction, after.sharing())));
    if (refusal.isPresent()) {
      return Result.refused(refusal.get());
    }
    transaction.write().views().store(after);
    transaction.addChange(
        Change.of(ChangeKind.VIEW_CHANGED, tag(before.sharing()), tag(after.sharing())));
    return Result.of(shown(transaction, after));
  }

  public Result<Long> delete(long personId, long viewId, ExpectedVersion expected) {
    return commandExecutor.onViews(
        personId,
        transaction ->
            editable(transaction, viewId, expected).map(view -> deleted(transaction, view)));
  }

  private static long deleted(CommandTransaction transaction, ViewDefinition view) {
    transaction.write().views().delete(view.id());
    transaction.addChange(Change.of(ChangeKind.VIEW_CHANGED, tag(view.sharing())));
    return view.id();
  }

  /** The view, if the caller may edit it and expects this version. */
  private static Result<ViewDefinition> editable(
      CommandTransaction transaction, long viewId, ExpectedVersion expected) {
    Person by = transaction.by();
    Optional<ViewDefinition> found = VisibleViews.find(by, viewId, transaction::read);
    if (found.isEmpty()) {
      return Result.refused(new Refusal.ViewNotFound(viewId));
    }
    ViewDefinition view = found.get();
    if (!Access.mayEdit(by, view)) {
      return Result.refused(new Refusal.MayNotEditView(new ViewId.Custom(viewId)));
    }
    return expected.admits(view.version())
        ? Result.of(view)
        : Result.refused(new Refusal.StaleView(viewId, expected, view.version()));
  }

  /** The views among which the title is unique and the number limited. */
  private static List<ViewDefinition> siblings(CommandTransaction transaction, Sharing sharing) {
    return transaction.read(
        sharing instanceof Sharing.Personal(long ownerId)
            ? new DefinitionQuery.PersonalViews(ownerId)
            : new DefinitionQuery.SharedViews());
  }

  private static InvalidationTag tag(Sharing sharing) {
    return sharing instanceof Sharing.Personal(long ownerId)
        ? new InvalidationTag.Permissions(ownerId)
        : InvalidationTag.REFERENCE_DATA;
  }

  private static CustomView shown(CommandTransaction transaction, ViewDefinition view) {
    return VisibleViews.shown(transaction.by(), List.of(view), transaction::read).getFirst();
  }
}
