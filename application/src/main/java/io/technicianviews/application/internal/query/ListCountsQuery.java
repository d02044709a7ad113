package io.technicianviews.application.internal.query;

import io.technicianviews.application.Result;
import io.technicianviews.application.internal.fetch.Results;
import io.technicianviews.application.internal.view.ReadScope;
import io.technicianviews.application.view.ListCounts;
import io.technicianviews.application.view.ViewsToCount;
import io.technicianviews.domain.command.RequiredRole;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.view.TypeCounts;
import io.technicianviews.domain.view.ViewId;
import java.util.Map;

/** The counts of predefined and custom views. No list row is read for it. */
public record ListCountsQuery(ViewsToCount views, UnitScope units)
    implements CachedQuery<ListCounts> {

  @Override
  public RequiredRole requiredRole() {
    return RequiredRole.TECHNICIAN;
  }

  @Override
  public Result<ListCounts> compute(Person technician, Results results) {
    return SelectedViews.of(null, views, technician, results)
        .map(selected -> count(selected, technician, results));
  }

  private ListCounts count(SelectedViews selected, Person technician, Results results) {
    ListedCounts counts = new ListedCounts(new ReadScope(technician, units), results);
    selected.forEach(view -> counts.add(view.id(), view.conditions()));
    results.fetch(counts.parts());
    Map<ViewId, TypeCounts> counted = counts.counts();
    return new ListCounts(counted, results.end());
  }
}
