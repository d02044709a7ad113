package io.technicianviews.application;

import io.technicianviews.application.internal.answer.CachedQueryExecutor;
import io.technicianviews.application.internal.query.BusinessUnitCountsQuery;
import io.technicianviews.application.internal.query.CountsQuery;
import io.technicianviews.application.internal.query.PageQuery;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.view.View;

/** The views of a technician and their counts. Thread-safe. */
public final class TechnicianViewQueries {

  private final CachedQueryExecutor executor;

  TechnicianViewQueries(CachedQueryExecutor executor) {
    this.executor = executor;
  }

  /** A page of a view and the counts of all views, all from one snapshot. */
  public Result<AsOf<ViewPage>> page(long personId, ViewQuery query) {
    return executor.execute(personId, new PageQuery(query));
  }

  /** The counts of all views, and the counts by type of one view. No request is read. */
  public Result<AsOf<ViewCountsResult>> counts(long personId, View view, UnitScope unitScope) {
    return executor.execute(personId, new CountsQuery(view, unitScope));
  }

  /**
   * The count of one view by business unit. There is an entry for each unit in the technician's
   * scope, also if its count is zero, and in personal views for each other unit in which a request
   * is assigned to the technician.
   */
  public Result<AsOf<BusinessUnitCounts>> businessUnitCounts(long personId, View view) {
    return executor.execute(personId, new BusinessUnitCountsQuery(view));
  }
}
