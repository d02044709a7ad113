package io.technicianviews.application.internal.query;

import io.technicianviews.application.report.Workload;
import io.technicianviews.application.report.Workload.AgeGroup;
import io.technicianviews.application.report.Workload.Load;
import io.technicianviews.application.report.Workload.UnitLoad;
import io.technicianviews.domain.cell.CellFamily;
import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.PersonName;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.query.CountQuery;
import io.technicianviews.domain.query.PeopleQuery;
import io.technicianviews.domain.query.QueryResults;
import io.technicianviews.domain.time.DeskDay;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Reads the workload in a scope from one snapshot. */
public final class WorkloadLoader {

  /** The greatest age of each group but the last, in days. */
  private static final List<Integer> AGES = List.of(0, 3, 7, 30);

  private static final Set<CellFamily> FAMILIES =
      EnumSet.of(CellFamily.STANDING, CellFamily.BY_DAY_CREATED);

  private static final Comparator<Load> MOST_FIRST =
      Comparator.comparingLong(Load::unsolved)
          .reversed()
          .thenComparing(Load::fullName)
          .thenComparingLong(Load::id);

  private WorkloadLoader() {}

  /**
   * Reads the workload.
   *
   * @param scope the units of the caller's scope that the report is limited to
   */
  public static Workload read(Snapshot snapshot, UnitScope scope, DeskDay today) {
    CountQuery.ScopeCells cells =
        new CountQuery.ScopeCells(scope, FAMILIES, today.firstOf(AGES.getLast() + 1), false);
    CountQuery.AssigneeLoads loads = new CountQuery.AssigneeLoads(scope);
    PeopleQuery.ActiveTechnicians technicians = new PeopleQuery.ActiveTechnicians();
    PeopleQuery.AllUnits units = new PeopleQuery.AllUnits();
    QueryResults results = snapshot.read(List.of(cells, loads, technicians, units));
    CellSums sums = new CellSums(Objects.requireNonNull(results.get(cells)));
    return new Workload(
        loads(
            Objects.requireNonNull(results.get(loads)),
            Objects.requireNonNull(results.get(technicians)),
            Objects.requireNonNull(results.get(units)),
            scope,
            snapshot),
        sums.of(CellFamily.STANDING, key -> CellSums.isUnsolved(key) && !key.cell().assigned()),
        sums.of(CellFamily.STANDING, CellSums::isUnsolved),
        ages(sums, today.date()));
  }

  private static List<Load> loads(
      Map<Long, Map<Long, Long>> byPerson,
      List<Person> technicians,
      List<BusinessUnit> units,
      UnitScope scope,
      Snapshot snapshot) {
    List<Load> loads = new ArrayList<>();
    Set<Long> others = new HashSet<>(byPerson.keySet());
    for (Person technician : technicians) {
      others.remove(technician.id());
      Map<Long, Long> byUnit = byPerson.getOrDefault(technician.id(), Map.of());
      if (!byUnit.isEmpty() || !technician.scope().intersect(scope).equals(UnitScope.NONE)) {
        loads.add(
            load(new PersonName(technician.id(), technician.fullName()), true, byUnit, units));
      }
    }
    Map<Long, PersonName> names =
        others.isEmpty() ? Map.of() : snapshot.read(new PeopleQuery.PersonNames(others));
    names.forEach(
        (id, name) -> loads.add(load(name, false, byPerson.getOrDefault(id, Map.of()), units)));
    loads.sort(MOST_FIRST);
    return loads;
  }

  private static Load load(
      PersonName person, boolean active, Map<Long, Long> byUnit, List<BusinessUnit> units) {
    return new Load(
        person.id(),
        person.fullName(),
        active,
        byUnit.values().stream().mapToLong(Long::longValue).sum(),
        units.stream()
            .filter(unit -> byUnit.containsKey(unit.id()))
            .map(unit -> new UnitLoad(unit.id(), unit.name(), byUnit.getOrDefault(unit.id(), 0L)))
            .toList(),
        byUnit.getOrDefault(UnitScope.WITHOUT_UNIT, 0L));
  }

  /** The requests that are older than the days of the cells are the rest of all. */
  private static List<AgeGroup> ages(CellSums sums, LocalDate today) {
    Map<LocalDate, Long> byDay = sums.byDay(CellFamily.BY_DAY_CREATED, today, CellSums::isUnsolved);
    List<AgeGroup> groups = new ArrayList<>();
    long rest = sums.of(CellFamily.STANDING, CellSums::isUnsolved);
    int from = 0;
    for (int to : AGES) {
      long unsolved = 0;
      for (Map.Entry<LocalDate, Long> day : byDay.entrySet()) {
        long age = ChronoUnit.DAYS.between(day.getKey(), today);
        unsolved += age >= from && age <= to ? day.getValue() : 0;
      }
      groups.add(new AgeGroup(from, to, unsolved));
      rest -= unsolved;
      from = to + 1;
    }
    groups.add(new AgeGroup(from, null, Math.max(0, rest)));
    return groups;
  }
}
