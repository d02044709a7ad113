package io.technicianviews.http.internal.admin;

import io.technicianviews.http.internal.call.JsonBody;
import io.technicianviews.http.internal.call.QueryParameters;
import java.util.function.Function;

/**
 * A change of the object that the path identifies.
 *
 * @param id an id that no object has if the path has an invalid one
 * @param to the new values
 */
record Change<V>(long id, V to) {

  static <V> Function<QueryParameters, Change<V>> reader(Function<JsonBody, V> to) {
    return queryParameters ->
        new Change<>(queryParameters.pathId(), to.apply(queryParameters.body()));
  }
}
