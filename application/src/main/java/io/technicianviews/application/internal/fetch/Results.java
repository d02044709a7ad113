package io.technicianviews.application.internal.fetch;

import io.technicianviews.domain.port.CacheableQuery;
import io.technicianviews.domain.view.DeskDay;
import java.util.Collection;

/** Where the parts of a result are read. Used by one thread. */
public interface Results {

  /** The helpdesk's day of which the result is. */
  DeskDay day();

  /** Reads these parts together, or in parallel; {@link #get} has them from then on. */
  void fetch(Collection<? extends CacheableQuery<?>> queries);

  <V> V get(CacheableQuery<V> query);
}
