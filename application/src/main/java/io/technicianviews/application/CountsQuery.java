package io.technicianviews.application;

import io.technicianviews.domain.command.RequiredRole;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.view.View;
import io.technicianviews.domain.view.ViewCounts;

/** The counts of all views, and those of one view by type. No request is read for it. */
record CountsQuery(View view, UnitScope units) implements CachedQuery<ViewNumbers> {

  @Override
  public RequiredRole requiredRole() {
    return RequiredRole.TECHNICIAN;
  }

  @Override
  public ViewNumbers compute(Person technician, Results results) {
    CountsPlan counted = CountsPlan.of(technician, units, results);
    results.fetch(counted.all());
    ViewCounts counts = counted.sum(results);
    return new ViewNumbers(counts, counts.of(view));
  }
}
