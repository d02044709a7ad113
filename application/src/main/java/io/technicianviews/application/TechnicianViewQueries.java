package io.technicianviews.application;

import static java.util.Objects.requireNonNull;

import io.technicianviews.application.export.ViewExport;
import io.technicianviews.application.internal.answer.CachedQueryExecutor;
import io.technicianviews.application.internal.answer.SnapshotQuery;
import io.technicianviews.application.internal.answer.SnapshotQueryExecutor;
import io.technicianviews.application.internal.query.BusinessUnitCountsQuery;
import io.technicianviews.application.internal.query.CountsQuery;
import io.technicianviews.application.internal.query.FlowQuery;
import io.technicianviews.application.internal.query.PageQuery;
import io.technicianviews.application.internal.query.ViewExports;
import io.technicianviews.application.internal.query.WorkloadLoader;
import io.technicianviews.application.report.Flow;
import io.technicianviews.application.report.Workload;
import io.technicianviews.domain.command.RequiredRole;
import io.technicianviews.domain.condition.Limits;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.time.DeskDay;
import io.technicianviews.domain.view.View;
import java.time.ZoneId;

/** The views of a technician and their counts. Thread-safe. */
public final class TechnicianViewQueries {

  private final CachedQueryExecutor executor;
  private final SnapshotQueryExecutor snapshots;
  private final ViewExports exports;
  private final ZoneId zone;

  /**
   * @param zone the time zone of the helpdesk
   */
  TechnicianViewQueries(
      CachedQueryExecutor executor,
      SnapshotQueryExecutor snapshots,
      ViewExports exports,
      ZoneId zone) {
    this.executor = executor;
    this.snapshots = snapshots;
    this.exports = exports;
    this.zone = zone;
  }

  /** A page of a view and the counts of all views, all from one snapshot. */
  public Result<AsOf<ViewPage>> page(long personId, ViewQuery query) {
    return executor.execute(personId, new PageQuery(requireNonNull(query, "query")));
  }

  /**
   * All rows of a view, from one snapshot; the page of the query is ignored. The caller closes the
   * export. Refused with {@link io.technicianviews.domain.command.Refusal.TooManyExports} while
   * others are open.
   */
  public Result<ViewExport> export(long personId, ViewQuery query) {
    return exports.open(personId, requireNonNull(query, "query").byId());
  }

  /** The counts of all views, and the counts by type of one view. No request is read. */
  public Result<AsOf<ViewCountsResult>> counts(long personId, View view, UnitScope unitScope) {
    return executor.execute(
        personId,
        new CountsQuery(requireNonNull(view, "view"), requireNonNull(unitScope, "unitScope")));
  }

  /**
   * The count of one view by business unit. There is an entry for each unit in the technician's
   * scope, also if its count is zero, and in personal views for each other unit in which a request
   * is assigned to the technician.
   */
  public Result<AsOf<BusinessUnitCounts>> businessUnitCounts(long personId, View view) {
    return executor.execute(personId, new BusinessUnitCountsQuery(requireNonNull(view, "view")));
  }

  /**
   * The requests in the technician's scope that were created and solved on each of the last days,
   * and how many were unsolved at its end. No request is read.
   *
   * @param days 1 to {@value io.technicianviews.domain.condition.Limits#MAX_DAYS}, today included
   * @param units the units to which the numbers are limited
   */
  public Result<AsOf<Flow>> flow(long personId, int days, UnitScope units) {
    if (days < 1 || days > Limits.MAX_DAYS) {
      throw new IllegalArgumentException("days must be 1 to " + Limits.MAX_DAYS + ": " + days);
    }
    return executor.execute(personId, new FlowQuery(days, requireNonNull(units, "units")));
  }

  /**
   * Who holds the unsolved requests in the technician's scope, and how old these are. No request is
   * read.
   *
   * @param units the units to which the numbers are limited
   */
  public Result<AsOf<Workload>> workload(long personId, UnitScope units) {
    requireNonNull(units, "units");
    try (SnapshotQuery query = snapshots.open(personId)) {
      return query
          .caller(RequiredRole.TECHNICIAN)
          .map(
              technician ->
                  new AsOf<>(
                      WorkloadLoader.read(
                          query.snapshot(),
                          technician.scope().intersect(units),
                          DeskDay.at(query.asOf(), zone)),
                      query.asOf()));
    }
  }
}
