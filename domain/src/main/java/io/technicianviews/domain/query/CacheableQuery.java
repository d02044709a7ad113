package io.technicianviews.domain.query;

import io.technicianviews.domain.change.Dependencies;

/**
 * A query whose result is cached as one entry. Responses are assembled from the results of several
 * queries.
 *
 * <p>The queries are partitioned so that users share entries: counts are cached per business unit,
 * pages per exact set of visible units, and personal data per user. Two queries are equal if their
 * results are the same for every user.
 *
 * @param <V> the type of the result; immutable
 */
public sealed interface CacheableQuery<V> extends Query<V>
    permits PeopleQuery.PersonById,
        PeopleQuery.AllUnits,
        DefinitionQuery,
        CountQuery.UnitCounts,
        CountQuery.ScopeCounts,
        CountQuery.AssigneeCounts,
        CountQuery.ScopeCells,
        CountQuery.AssigneeCells,
        CountQuery.TotalCount,
        CountQuery.RequesterTotal,
        RequestQuery.PageRows,
        RequestQuery.RequesterRows,
        RequestQuery.CellPage,
        RequestQuery.UnsolvedRequests,
        RequestQuery.AssignedUnsolvedRequests,
        RequestQuery.RowsInScope,
        RequestQuery.AssignedRows,
        MessageQuery.ReadPositions,
        MessageQuery.UnsolvedReadPositions,
        MessageQuery.AssignedReadPositions {

  /** Returns which changes invalidate the result. */
  Dependencies dependencies();

  /** Returns the short name of the kind of query, for cache keys, logs and metrics. */
  String kind();

  /**
   * Returns the parameters as text for the keys of a shared cache. Equal queries have equal texts,
   * and different queries of the same kind different ones. All versions of the software that share
   * cache entries return the same text.
   */
  String cacheKey();
}
