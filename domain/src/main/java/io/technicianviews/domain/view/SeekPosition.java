package io.technicianviews.domain.view;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The position of a request in a sort order, for keyset pagination. It consists of the sort values
 * only, so it stays valid after the request changes or is deleted.
 *
 * @param values the values of the sort fields, in their order; null for an absent value. Instants
 *     are microseconds since the epoch, priorities are their ids
 * @param id the id of the request, which breaks ties
 */
public record SeekPosition(List<@Nullable Long> values, long id) {

  public SeekPosition {
    values = Collections.unmodifiableList(new ArrayList<>(values));
    if (values.isEmpty()) {
      throw new IllegalArgumentException("values must not be empty");
    }
  }
}
