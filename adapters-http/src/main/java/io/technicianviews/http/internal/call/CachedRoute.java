package io.technicianviews.http.internal.call;

import io.technicianviews.application.AsOf;
import io.technicianviews.domain.command.RequiredRole;
import io.technicianviews.http.internal.json.TaggedResponse;
import java.util.function.Function;

/**
 * Route of a query whose result may come from the cache.
 *
 * @param parser parses the call; may depend only on the path and the query string
 * @param renderer renders the result, with its tag
 */
public record CachedRoute<Q, T>(
    RequiredRole role,
    Function<QueryParameters, Q> parser,
    Handlers.Query<Q, AsOf<T>> query,
    Function<AsOf<T>, TaggedResponse> renderer) {}
