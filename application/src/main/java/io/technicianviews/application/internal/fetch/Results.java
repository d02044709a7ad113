package io.technicianviews.application.internal.fetch;

import io.technicianviews.domain.query.CacheableQuery;
import io.technicianviews.domain.time.DeskDay;
import java.util.Collection;

/** The parts of one result. Used by one thread. */
public interface Results {

  /** The day of the result, in the helpdesk's time zone. */
  DeskDay day();

  /**
   * Reads these parts together or in parallel, so that {@link #get} returns them without a further
   * read.
   */
  void fetch(Collection<? extends CacheableQuery<?>> queries);

  <V> V get(CacheableQuery<V> query);
}
