package io.technicianviews.domain.port;

import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.view.DeskDay;
import io.technicianviews.domain.view.RequestFilter;
import io.technicianviews.domain.view.ViewCounts;
import java.util.Map;

/**
 * Counts of requests in one {@link Snapshot}, computed without reading list rows. Days are days in
 * the helpdesk's time zone. Thread-safe; calls fail as those of {@link Snapshot} do.
 */
public interface CountQueries {

  /**
   * Returns the counts of the {@link io.technicianviews.domain.view.ViewScope#VISIBLE} views. They
   * are the same for every user who sees a unit.
   *
   * @return the counts by unit id, {@link UnitScope#WITHOUT_UNIT} for requests without a unit.
   *     Units without requests may be missing
   */
  Map<Long, ViewCounts> visible(UnitScope unitScope, DeskDay day);

  /**
   * Returns the counts of the {@link io.technicianviews.domain.view.ViewScope#MINE} views of a
   * technician.
   *
   * @return the counts by unit id, as for {@link #visible}
   */
  Map<Long, ViewCounts> mine(long technicianId, UnitScope unitScope, DeskDay day);

  /** Returns the number of requests that match the filter, its {@code unreadOnly} flag included. */
  long count(RequestFilter requestFilter);

  /** Returns the number of requests of a requester. */
  long ofRequester(long personId);
}
