package io.technicianviews.domain.port;

import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.view.DeskDay;
import io.technicianviews.domain.view.RequestFilter;
import io.technicianviews.domain.view.ViewCounts;
import java.util.Map;

/**
 * Counts requests in one {@link Snapshot}. No rows of requests are handed out. Days are those of
 * the desk's own time zone.
 */
public interface CountQueries {

  /**
   * The counts of the views of {@link io.technicianviews.domain.view.ViewScope#VISIBLE} reach: they
   * are the same for all who see a unit.
   *
   * @return by unit, {@link UnitScope#WITHOUT_UNIT} for requests without one; units with no request
   *     may lack
   */
  Map<Long, ViewCounts> visible(UnitScope unitScope, DeskDay day);

  /**
   * The counts of the views of {@link io.technicianviews.domain.view.ViewScope#MINE} reach.
   *
   * @return by unit, as {@link #visible}
   */
  Map<Long, ViewCounts> mine(long technicianId, UnitScope unitScope, DeskDay day);

  /** How many requests the selection holds, its {@code unreadOnly} heeded. */
  long count(RequestFilter requestFilter);

  /** How many requests this person asked for. */
  long ofRequester(long personId);
}
