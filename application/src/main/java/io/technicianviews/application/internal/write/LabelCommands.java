package io.technicianviews.application.internal.write;

import io.technicianviews.application.Result;
import io.technicianviews.domain.change.Change;
import io.technicianviews.domain.change.ChangeKind;
import io.technicianviews.domain.change.InvalidationTag;
import io.technicianviews.domain.command.Refusal;
import io.technicianviews.domain.patch.PriorityPatch;
import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.query.PeopleQuery;
import io.technicianviews.domain.query.RequestQuery;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.PriorityLabel;
import io.technicianviews.domain.text.TextRule;
import java.util.Optional;
import java.util.Set;

/** Commands that change business units and the labels of priorities. */
public final class LabelCommands {

  private final CommandExecutor commandExecutor;

  public LabelCommands(CommandExecutor commandExecutor) {
    this.commandExecutor = commandExecutor;
  }

  public Result<BusinessUnit> addBusinessUnit(long adminId, String requestedName) {
    String name = TextRule.NAME.accepted("name", requestedName);
    return commandExecutor.asAdmin(
        adminId,
        Set.of(),
        transaction -> {
          Optional<Refusal> taken = taken(transaction, name, 0);
          if (taken.isPresent()) {
            return Result.refused(taken.get());
          }
          return stored(
              transaction,
              new BusinessUnit(transaction.write().people().newBusinessUnitId(), name));
        });
  }

  public Result<BusinessUnit> renameBusinessUnit(long adminId, long unitId, String requestedName) {
    String name = TextRule.NAME.accepted("name", requestedName);
    return commandExecutor.asAdmin(
        adminId,
        Set.of(),
        transaction -> {
          Optional<BusinessUnit> before =
              transaction.read(new PeopleQuery.UnitsById(Set.of(unitId))).stream().findFirst();
          if (before.isEmpty()) {
            return Result.refused(new Refusal.BusinessUnitNotFound(unitId));
          }
          if (before.get().name().equals(name)) {
            return Result.of(before.get());
          }
          Optional<Refusal> taken = taken(transaction, name, unitId);
          return taken.isPresent()
              ? Result.refused(taken.get())
              : stored(transaction, new BusinessUnit(unitId, name));
        });
  }

  public Result<PriorityLabel> changePriority(
      long adminId, Priority priority, PriorityPatch patch) {
    return commandExecutor.asAdmin(
        adminId,
        Set.of(),
        transaction -> {
          PriorityLabel before =
              transaction.read(new RequestQuery.PriorityLabels()).stream()
                  .filter(label -> label.id() == priority.id())
                  .findFirst()
                  .orElseThrow();
          PriorityLabel after = patch.of(before);
          if (!after.equals(before)) {
            transaction.write().people().store(after);
            transaction.addChange(
                Change.of(ChangeKind.LABEL_CHANGED, InvalidationTag.REFERENCE_DATA));
          }
          return Result.of(after);
        });
  }

  private static Result<BusinessUnit> stored(CommandTransaction transaction, BusinessUnit unit) {
    transaction.write().people().store(unit);
    transaction.addChange(
        Change.of(ChangeKind.BUSINESS_UNIT_CHANGED, InvalidationTag.REFERENCE_DATA));
    return Result.of(unit);
  }

  private static Optional<Refusal> taken(
      CommandTransaction transaction, String name, long exceptId) {
    return transaction.read(new PeopleQuery.AllUnits()).stream()
        .filter(unit -> unit.name().equals(name) && unit.id() != exceptId)
        .findFirst()
        .map(unit -> new Refusal.NameTaken(name, unit.id()));
  }
}
