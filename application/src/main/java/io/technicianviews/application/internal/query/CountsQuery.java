package io.technicianviews.application.internal.query;

import io.technicianviews.application.Result;
import io.technicianviews.application.ViewCountsResult;
import io.technicianviews.application.internal.fetch.Results;
import io.technicianviews.domain.command.RequiredRole;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.view.View;
import io.technicianviews.domain.view.ViewCounts;

/** The counts of all views, and those of one view by type. No request is read for it. */
public record CountsQuery(View view, UnitScope units) implements CachedQuery<ViewCountsResult> {

  @Override
  public RequiredRole requiredRole() {
    return RequiredRole.TECHNICIAN;
  }

  @Override
  public Result<ViewCountsResult> compute(Person technician, Results results) {
    CountsPlan counted = CountsPlan.of(technician, units, results);
    results.fetchLast(counted.all());
    ViewCounts counts = counted.sum(results);
    return Result.of(new ViewCountsResult(counts, counts.of(view)));
  }
}
