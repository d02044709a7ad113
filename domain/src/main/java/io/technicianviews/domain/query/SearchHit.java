package io.technicianviews.domain.query;

import java.time.Instant;
import java.util.Comparator;

/**
 * A request that a search finds, which is also a position in the search's order.
 *
 * @param match the best of what matches
 * @param created when the request was created, with at most microsecond precision
 * @param id the id of the request
 */
public record SearchHit(Match match, Instant created, long id) {

  /** What matches, the best first. */
  public enum Match {
    /** The id of the request is the searched one. */
    ID,
    /** The subject has the searched words. */
    SUBJECT,
    /** The requester's name has the searched words. */
    REQUESTER
  }

  /** The order of a search: by match, each group newest first. */
  public static final Comparator<SearchHit> ORDER =
      Comparator.comparing(SearchHit::match)
          .thenComparing(
              Comparator.comparing(SearchHit::created).thenComparingLong(SearchHit::id).reversed());
}
