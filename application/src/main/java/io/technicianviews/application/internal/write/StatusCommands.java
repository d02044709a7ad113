package io.technicianviews.application.internal.write;

import io.technicianviews.application.Result;
import io.technicianviews.domain.change.Change;
import io.technicianviews.domain.change.ChangeKind;
import io.technicianviews.domain.change.InvalidationTag;
import io.technicianviews.domain.command.NewStatus;
import io.technicianviews.domain.command.Refusal;
import io.technicianviews.domain.command.StatusCatalog;
import io.technicianviews.domain.patch.StatusPatch;
import io.technicianviews.domain.request.Status;
import io.technicianviews.domain.request.StatusDefinition;
import java.util.Optional;
import java.util.Set;

/** Commands that add and change statuses. */
public final class StatusCommands {

  private final CommandExecutor commandExecutor;

  public StatusCommands(CommandExecutor commandExecutor) {
    this.commandExecutor = commandExecutor;
  }

  public Result<StatusDefinition> add(long adminId, NewStatus status) {
    return commandExecutor.asAdmin(
        adminId,
        Set.of(),
        transaction -> {
          StatusCatalog statuses = transaction.statuses();
          Optional<Refusal> refusal = statuses.refusalToAdd(status);
          return refusal.isPresent()
              ? Result.refused(refusal.get())
              : stored(transaction, statuses.added(status));
        });
  }

  public Result<StatusDefinition> change(long adminId, int statusId, StatusPatch patch) {
    return commandExecutor.asAdmin(
        adminId,
        Set.of(),
        transaction -> {
          StatusCatalog statuses = transaction.statuses();
          Optional<StatusDefinition> before =
              Status.isValidId(statusId) ? statuses.find(Status.of(statusId)) : Optional.empty();
          if (before.isEmpty()) {
            return Result.refused(new Refusal.StatusNotFound(statusId));
          }
          StatusDefinition after = patch.of(before.get());
          if (after.equals(before.get())) {
            return Result.of(after);
          }
          Optional<Refusal> refusal = statuses.refusalToChange(before.get(), after);
          return refusal.isPresent() ? Result.refused(refusal.get()) : stored(transaction, after);
        });
  }

  private static Result<StatusDefinition> stored(
      CommandTransaction transaction, StatusDefinition status) {
    transaction.write().people().store(status);
    transaction.addChange(Change.of(ChangeKind.LABEL_CHANGED, InvalidationTag.REFERENCE_DATA));
    return Result.of(status);
  }
}
