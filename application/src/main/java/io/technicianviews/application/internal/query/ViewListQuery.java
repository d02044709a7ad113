package io.technicianviews.application.internal.query;

import io.technicianviews.application.Result;
import io.technicianviews.application.internal.fetch.Results;
import io.technicianviews.application.view.ListedView;
import io.technicianviews.application.view.PredefinedView;
import io.technicianviews.application.view.ViewList;
import io.technicianviews.domain.command.RequiredRole;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.query.CacheableQuery;
import io.technicianviews.domain.query.PeopleQuery;
import io.technicianviews.domain.view.View;
import io.technicianviews.domain.view.ViewDefinition;
import java.util.ArrayList;
import java.util.List;

/** The custom views that a technician sees. */
public record ViewListQuery() implements CachedQuery<ViewList> {

  @Override
  public RequiredRole requiredRole() {
    return RequiredRole.TECHNICIAN;
  }

  @Override
  public Result<ViewList> compute(Person technician, Results results) {
    List<CacheableQuery<?>> parts = new ArrayList<>(VisibleViews.parts(technician));
    parts.add(new PeopleQuery.AllUnits());
    results.fetch(parts);
    List<ViewDefinition> views = VisibleViews.of(technician, results::get);
    results.fetch(VisibleViews.people(views));
    List<ListedView> listed = new ArrayList<>();
    for (View predefined : View.values()) {
      listed.add(new PredefinedView(predefined));
    }
    listed.addAll(VisibleViews.shown(technician, views, results::get));
    return Result.of(new ViewList(listed));
  }
}
