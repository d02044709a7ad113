package io.technicianviews.application;

import io.technicianviews.application.internal.answer.CachedQueryExecutor;
import io.technicianviews.application.internal.query.BusinessUnitCountsQuery;
import io.technicianviews.application.internal.query.CountsQuery;
import io.technicianviews.application.internal.query.PageQuery;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.view.View;

/** The queues of a technician, and how many requests are in each. Thread-safe. */
public final class TechnicianViewQueries {

  private final CachedQueryExecutor executor;

  TechnicianViewQueries(CachedQueryExecutor executor) {
    this.executor = executor;
  }

  /** A page of a view with the counts of all views, all of one state of the desk. */
  public Result<AsOf<ViewPage>> page(long personId, ViewQuery query) {
    return executor.execute(personId, new PageQuery(query));
  }

  /** The counts of all views, and those of one by type. No request is read for it. */
  public Result<AsOf<ViewCountsResult>> counts(long personId, View view, UnitScope unitScope) {
    return executor.execute(personId, new CountsQuery(view, unitScope));
  }

  /**
   * How one view's count is made up from business units: one entry for each in the technician's
   * scope, zeros too, and in personal views also for others in which he has a request.
   */
  public Result<AsOf<BusinessUnitCounts>> businessUnitCounts(long personId, View view) {
    return executor.execute(personId, new BusinessUnitCountsQuery(view));
  }
}
