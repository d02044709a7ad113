package io.technicianviews.application;

import io.technicianviews.domain.change.Change;
import io.technicianviews.domain.change.ChangeKind;
import io.technicianviews.domain.change.InvalidationTag;
import io.technicianviews.domain.command.PriorityPatch;
import io.technicianviews.domain.command.Refusal;
import io.technicianviews.domain.command.StatusPatch;
import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.port.PeopleRepository;
import io.technicianviews.domain.port.RequestQueries;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.PriorityLabel;
import io.technicianviews.domain.request.Status;
import io.technicianviews.domain.request.StatusLabel;
import io.technicianviews.domain.text.TextRule;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Changes what units, statuses and priorities are called. */
final class NamingCommands {

  private final Writing writing;

  NamingCommands(Writing writing) {
    this.writing = writing;
  }

  Answer<BusinessUnit> addBusinessUnit(long adminId, String asked) {
    String name = TextRule.NAME.accepted("name", asked);
    return writing.asAdmin(
        adminId,
        Set.of(),
        open -> {
          Optional<Refusal> taken = taken(open, name, 0);
          if (taken.isPresent()) {
            return Answer.refused(taken.get());
          }
          return named(open, new BusinessUnit(open.write().people().newBusinessUnitId(), name));
        });
  }

  Answer<BusinessUnit> renameBusinessUnit(long adminId, long unitId, String asked) {
    String name = TextRule.NAME.accepted("name", asked);
    return writing.asAdmin(
        adminId,
        Set.of(),
        open -> {
          Optional<BusinessUnit> before =
              open.write().snapshot().people().businessUnits(UnitScope.only(unitId)).stream()
                  .findFirst();
          if (before.isEmpty()) {
            return Answer.refused(new Refusal.BusinessUnitNotFound(unitId));
          }
          if (before.get().name().equals(name)) {
            return Answer.of(before.get());
          }
          Optional<Refusal> taken = taken(open, name, unitId);
          return taken.isPresent()
              ? Answer.refused(taken.get())
              : named(open, new BusinessUnit(unitId, name));
        });
  }

  Answer<StatusLabel> changeStatus(long adminId, Status status, StatusPatch edit) {
    return relabelled(
        adminId,
        requests -> requests.statuses().stream().filter(label -> label.id() == status.id()),
        edit::of,
        PeopleRepository::store);
  }

  Answer<PriorityLabel> changePriority(long adminId, Priority priority, PriorityPatch edit) {
    return relabelled(
        adminId,
        requests -> requests.priorities().stream().filter(label -> label.id() == priority.id()),
        edit::of,
        PeopleRepository::store);
  }

  private <L> Answer<L> relabelled(
      long adminId,
      Function<RequestQueries, Stream<L>> label,
      UnaryOperator<L> edit,
      BiConsumer<PeopleRepository, L> store) {
    return writing.asAdmin(
        adminId,
        Set.of(),
        open -> {
          L before = label.apply(open.write().snapshot().requests()).findFirst().orElseThrow();
          L after = edit.apply(before);
          if (!after.equals(before)) {
            store.accept(open.write().people(), after);
            open.logLater(Change.of(ChangeKind.LABEL_CHANGED, InvalidationTag.REFERENCE_DATA));
          }
          return Answer.of(after);
        });
  }

  private static Answer<BusinessUnit> named(OpenWrite open, BusinessUnit unit) {
    open.write().people().store(unit);
    open.logLater(Change.of(ChangeKind.BUSINESS_UNIT_CHANGED, InvalidationTag.REFERENCE_DATA));
    return Answer.of(unit);
  }

  private static Optional<Refusal> taken(OpenWrite open, String name, long exceptId) {
    return open.write().snapshot().people().businessUnits(UnitScope.ALL).stream()
        .filter(unit -> unit.name().equals(name) && unit.id() != exceptId)
        .findFirst()
        .map(unit -> new Refusal.NameTaken(name, unit.id()));
  }
}
