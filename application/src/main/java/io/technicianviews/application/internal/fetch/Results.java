package io.technicianviews.application.internal.fetch;

import io.technicianviews.domain.query.CacheableQuery;
import io.technicianviews.domain.query.MessageQuery;
import io.technicianviews.domain.time.DeskDay;
import java.time.Instant;
import java.util.Collection;

/** The parts of one result. Used by one thread. */
public interface Results {

  /** The day of the result, in the helpdesk's time zone. It is the result's day until it ends. */
  DeskDay day();

  /**
   * The instant for which conditions on hours are evaluated, on {@link #day()}. A result that calls
   * this is the state of no earlier instant.
   */
  Instant now();

  /** The result may be another one from this instant on, even if no part changes. */
  void endsAt(Instant instant);

  /** The earliest of the instants at which the result ends, the end of the day included. */
  Instant end();

  /**
   * Reads these parts together or in parallel, so that {@link #get} returns them without a further
   * read.
   */
  void fetch(Collection<? extends CacheableQuery<?>> queries);

  /**
   * Reads the last parts as {@link #fetch} does. Afterwards {@link #get} is called for parts only
   * that were fetched.
   */
  default void fetchLast(Collection<? extends CacheableQuery<?>> queries) {
    fetch(queries);
  }

  /**
   * Reads the last parts, a page among them, and the read positions of its reader with the page if
   * this has to be read. Afterwards {@link #get} is called only for these parts, and for read
   * positions of the reader in requests of the page.
   */
  default void fetchLast(
      Collection<? extends CacheableQuery<?>> queries, MessageQuery.PageReadPositions positions) {
    fetch(queries);
  }

  <V> V get(CacheableQuery<V> query);
}
