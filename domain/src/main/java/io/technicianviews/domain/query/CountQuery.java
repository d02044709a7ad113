package io.technicianviews.domain.query;

import io.technicianviews.domain.change.Dependencies;
import io.technicianviews.domain.change.InvalidationTag;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.view.DeskDay;
import io.technicianviews.domain.view.RequestFilter;
import io.technicianviews.domain.view.ViewCounts;
import io.technicianviews.domain.view.ViewScope;
import java.util.Map;
import java.util.Set;

/** A count of requests, computed without reading list rows. Deleted requests are not counted. */
public sealed interface CountQuery<V> extends Query<V> {

  /**
   * The counts of one business unit in the {@link ViewScope#VISIBLE} views. They are the same for
   * every user who sees the unit.
   *
   * @param unit the id of the unit, or {@link UnitScope#WITHOUT_UNIT}
   * @param day the day for which relative dates are evaluated, in the helpdesk's time zone
   */
  record UnitCounts(long unit, DeskDay day)
      implements CountQuery<ViewCounts>, CacheableQuery<ViewCounts> {
    @Override
    public Dependencies dependencies() {
      return new Dependencies.Only(Set.of(new InvalidationTag.Unit(unit)));
    }

    @Override
    public String kind() {
      return "unit-counts";
    }

    @Override
    public String cacheKey() {
      return unit + ";" + CacheKeyText.of(day);
    }
  }

  /**
   * The counts of a technician in the {@link ViewScope#MINE} views, by unit id, {@link
   * UnitScope#WITHOUT_UNIT} for requests without a unit. Units without requests may be missing.
   *
   * @param day as for {@link UnitCounts}
   */
  record AssigneeCounts(long technicianId, DeskDay day)
      implements CountQuery<Map<Long, ViewCounts>>, CacheableQuery<Map<Long, ViewCounts>> {
    @Override
    public Dependencies dependencies() {
      return Dependencies.ofPerson(technicianId);
    }

    @Override
    public String kind() {
      return "own-counts";
    }

    @Override
    public String cacheKey() {
      return technicianId + ";" + CacheKeyText.of(day);
    }
  }

  /** The number of requests that match a filter, its {@code unreadOnly} flag included. */
  record TotalCount(RequestFilter filter) implements CountQuery<Long>, CacheableQuery<Long> {
    @Override
    public Dependencies dependencies() {
      return Dependencies.of(filter);
    }

    @Override
    public String kind() {
      return "total";
    }

    @Override
    public String cacheKey() {
      return CacheKeyText.of(filter);
    }
  }

  /** The number of requests of a requester. */
  record RequesterTotal(long personId) implements CountQuery<Long>, CacheableQuery<Long> {
    @Override
    public Dependencies dependencies() {
      return Dependencies.ofPerson(personId);
    }

    @Override
    public String kind() {
      return "own-total";
    }

    @Override
    public String cacheKey() {
      return Long.toString(personId);
    }
  }
}
