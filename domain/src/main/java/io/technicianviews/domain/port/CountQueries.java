package io.technicianviews.domain.port;

import io.technicianviews.domain.people.Units;
import io.technicianviews.domain.view.DeskDay;
import io.technicianviews.domain.view.Selection;
import io.technicianviews.domain.view.ViewCounts;
import java.util.Map;

/**
 * Counts requests in one {@link Snapshot}. No rows of requests are handed out. Days are those of
 * the desk's own time zone.
 */
public interface CountQueries {

  /**
   * The counts of the views of {@link io.technicianviews.domain.view.Reach#VISIBLE} reach: they are
   * the same for all who see a unit.
   *
   * @return by unit, {@link Units#WITHOUT_UNIT} for requests without one; units with no request may
   *     lack
   */
  Map<Long, ViewCounts> visible(Units units, DeskDay day);

  /**
   * The counts of the views of {@link io.technicianviews.domain.view.Reach#MINE} reach.
   *
   * @return by unit, as {@link #visible}
   */
  Map<Long, ViewCounts> mine(long technicianId, Units units, DeskDay day);

  /** How many requests the selection holds, its {@code unreadOnly} heeded. */
  long count(Selection selection);

  /** How many requests this person asked for. */
  long ofRequester(long personId);
}
