package io.technicianviews.application;

import io.technicianviews.application.export.ViewExport;
import io.technicianviews.application.internal.answer.CachedQueryExecutor;
import io.technicianviews.application.internal.query.BusinessUnitCountsQuery;
import io.technicianviews.application.internal.query.CountsQuery;
import io.technicianviews.application.internal.query.PageQuery;
import io.technicianviews.application.internal.query.ViewExports;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.view.View;

/** The views of a technician and their counts. Thread-safe. */
public final class TechnicianViewQueries {

  private final CachedQueryExecutor executor;
  private final ViewExports exports;

  TechnicianViewQueries(CachedQueryExecutor executor, ViewExports exports) {
    this.executor = executor;
    this.exports = exports;
  }

  /** A page of a view and the counts of all views, all from one snapshot. */
  public Result<AsOf<ViewPage>> page(long personId, ViewQuery query) {
    return executor.execute(personId, new PageQuery(query));
  }

  /**
   * All rows of a view, from one snapshot; the page of the query is ignored. The caller closes the
   * export. Refused with {@link io.technicianviews.domain.command.Refusal.TooManyExports} while
   * others are open.
   */
  public Result<ViewExport> export(long personId, ViewQuery query) {
    return exports.open(personId, query);
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
