package io.technicianviews.application.internal.query;

import io.technicianviews.application.Result;
import io.technicianviews.application.internal.fetch.Results;
import io.technicianviews.domain.command.RequiredRole;
import io.technicianviews.domain.people.Person;

/**
 * A query whose result is computed from cacheable parts. Equal queries of one person have equal
 * results in one state of the helpdesk.
 *
 * @param <T> the result; immutable
 */
public sealed interface CachedQuery<T>
    permits PageQuery,
        CountsQuery,
        BusinessUnitCountsQuery,
        FlowQuery,
        RequesterPageQuery,
        ViewListQuery,
        ListPageQuery,
        ListCountsQuery,
        PreviewQuery,
        FollowedViewsQuery {

  RequiredRole requiredRole();

  /**
   * Computes the result, or refuses.
   *
   * @param results the source of the parts; the result depends on nothing else
   */
  Result<T> compute(Person caller, Results results);
}
