package io.technicianviews.application.internal.query;

import io.technicianviews.application.BusinessUnitCounts;
import io.technicianviews.application.Result;
import io.technicianviews.application.internal.fetch.Results;
import io.technicianviews.domain.command.RequiredRole;
import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.query.CountQuery;
import io.technicianviews.domain.query.PeopleQuery;
import io.technicianviews.domain.view.View;
import io.technicianviews.domain.view.ViewCounts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The count of one view in each business unit. */
public record BusinessUnitCountsQuery(View view) implements CachedQuery<BusinessUnitCounts> {

  @Override
  public RequiredRole requiredRole() {
    return RequiredRole.TECHNICIAN;
  }

  @Override
  public Result<BusinessUnitCounts> compute(Person technician, Results results) {
    Map<Long, ViewCounts> counts =
        view.isPersonal()
            ? results.get(new CountQuery.AssigneeCounts(technician.id(), results.day()))
            : visible(technician.scope(), results);
    List<BusinessUnitCounts.Entry> entries =
        listed(technician, counts, results).stream()
            .map(unit -> entry(unit, count(counts, unit.id())))
            .toList();
    return Result.of(
        new BusinessUnitCounts(
            entries,
            count(counts, UnitScope.WITHOUT_UNIT),
            ViewCounts.sum(counts.values()).of(view).all()));
  }

  private static Map<Long, ViewCounts> visible(UnitScope unitScope, Results results) {
    List<CountQuery.UnitCounts> parts = CountsPlan.ofUnits(unitScope, results);
    results.fetch(parts);
    Map<Long, ViewCounts> counts = new HashMap<>();
    parts.forEach(part -> counts.put(part.unit(), results.get(part)));
    return counts;
  }

  private List<BusinessUnit> listed(
      Person technician, Map<Long, ViewCounts> counts, Results results) {
    List<BusinessUnit> all = results.get(new PeopleQuery.AllUnits());
    return switch (technician.scope()) {
      case UnitScope.All() -> all;
      case UnitScope.Only(var inScope) -> {
        var listed = new TreeSet<>(inScope);
        counts.keySet().stream().filter(unit -> count(counts, unit) > 0).forEach(listed::add);
        yield all.stream().filter(unit -> listed.contains(unit.id())).toList();
      }
    };
  }

  private static BusinessUnitCounts.Entry entry(BusinessUnit unit, long count) {
    return new BusinessUnitCounts.Entry(unit.id(), unit.name(), count);
  }

  private long count(Map<Long, ViewCounts> counts, long unit) {
    return counts.getOrDefault(unit, ViewCounts.ZERO).of(view).all();
  }
}
