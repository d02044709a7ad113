package io.technicianviews.domain.view;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a request stands in an order: what decides about it, and nothing else. It says the same
 * whether or not there still is a request in this place.
 *
 * @param values of the order's terms, the first one first; null for what the request lacks.
 *     Instants are microseconds since the epoch, priorities their ids
 * @param id of the request, which decides what is equal by all of them
 */
public record SeekPosition(List<@Nullable Long> values, long id) {

  public SeekPosition {
    values = Collections.unmodifiableList(new ArrayList<>(values));
    if (values.isEmpty()) {
      throw new IllegalArgumentException("values must not be empty");
    }
  }
}
