package io.technicianviews.domain.port;

import io.technicianviews.domain.change.Dependencies;
import io.technicianviews.domain.change.InvalidationTag;
import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.request.Slice;
import io.technicianviews.domain.view.DeskDay;
import io.technicianviews.domain.view.PageStart;
import io.technicianviews.domain.view.RequestFilter;
import io.technicianviews.domain.view.SortOrder;
import io.technicianviews.domain.view.ViewCounts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A query whose result is cached as one entry. Responses are assembled from the results of several
 * queries.
 *
 * <p>The queries are partitioned so that users share entries: counts are cached per business unit,
 * pages per exact set of visible units, and personal data per user. Two queries are equal if their
 * results are the same for every user. Implementations are immutable.
 *
 * @param <V> the type of the result; immutable
 */
public sealed interface CacheableQuery<V> {

  /** Returns which changes invalidate the result. */
  Dependencies dependencies();

  /**
   * Executes the query in a snapshot.
   *
   * @throws DeskUnavailableException as every query of {@link Snapshot}
   */
  V read(Snapshot snapshot);

  /** Returns the short name of the kind of query, for cache keys, logs and metrics. */
  String kind();

  /**
   * Returns the parameters as text for the keys of a shared cache. Equal queries have equal texts,
   * and different queries of the same kind different ones. All versions of the software that share
   * cache entries return the same text.
   */
  String cacheKey();

  /** A user with role, activation and memberships; empty if the id does not exist. */
  record PersonById(long personId) implements CacheableQuery<Optional<Person>> {
    @Override
    public Dependencies dependencies() {
      return Dependencies.ofPermissions(personId);
    }

    @Override
    public Optional<Person> read(Snapshot snapshot) {
      return snapshot.people().find(personId);
    }

    @Override
    public String kind() {
      return "rights";
    }

    @Override
    public String cacheKey() {
      return Long.toString(personId);
    }
  }

  /** All business units, ordered by name. */
  record AllUnits() implements CacheableQuery<List<BusinessUnit>> {
    @Override
    public Dependencies dependencies() {
      return Dependencies.ofReferenceData();
    }

    @Override
    public List<BusinessUnit> read(Snapshot snapshot) {
      return List.copyOf(snapshot.people().businessUnits(UnitScope.ALL));
    }

    @Override
    public String kind() {
      return "units";
    }

    @Override
    public String cacheKey() {
      return "all";
    }
  }

  /**
   * The counts of one business unit in the views that are not personal.
   *
   * @param unit the id of the unit, or {@link UnitScope#WITHOUT_UNIT}
   * @param day the day for which relative dates are evaluated
   */
  record UnitCounts(long unit, DeskDay day) implements CacheableQuery<ViewCounts> {
    @Override
    public Dependencies dependencies() {
      return new Dependencies.Only(Set.of(new InvalidationTag.Unit(unit)));
    }

    @Override
    public ViewCounts read(Snapshot snapshot) {
      return snapshot
          .counts()
          .visible(UnitScope.only(unit), day)
          .getOrDefault(unit, ViewCounts.ZERO);
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

  /** The counts of a technician's personal views, by business unit. */
  record AssigneeCounts(long technicianId, DeskDay day)
      implements CacheableQuery<Map<Long, ViewCounts>> {
    @Override
    public Dependencies dependencies() {
      return Dependencies.ofPerson(technicianId);
    }

    @Override
    public Map<Long, ViewCounts> read(Snapshot snapshot) {
      return Map.copyOf(snapshot.counts().mine(technicianId, UnitScope.ALL, day));
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

  /**
   * One page of a view.
   *
   * @param limit the maximum number of rows; positive
   */
  record PageRows(RequestFilter filter, SortOrder order, PageStart start, int limit)
      implements CacheableQuery<Slice> {
    @Override
    public Dependencies dependencies() {
      return Dependencies.of(filter);
    }

    @Override
    public Slice read(Snapshot snapshot) {
      return Slice.of(snapshot.requests().page(filter, order, start, limit + 1), limit);
    }

    @Override
    public String kind() {
      return "rows";
    }

    @Override
    public String cacheKey() {
      return String.join(
          ";",
          CacheKeyText.of(filter),
          CacheKeyText.of(order),
          CacheKeyText.of(start),
          "limit=" + limit);
    }
  }

  /** The number of requests that match a filter. */
  record TotalCount(RequestFilter filter) implements CacheableQuery<Long> {
    @Override
    public Dependencies dependencies() {
      return Dependencies.of(filter);
    }

    @Override
    public Long read(Snapshot snapshot) {
      return snapshot.counts().count(filter);
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

  /**
   * One page of the requests of a requester, newest first.
   *
   * @param limit the maximum number of rows; positive
   */
  record RequesterRows(long personId, PageStart start, int limit) implements CacheableQuery<Slice> {
    @Override
    public Dependencies dependencies() {
      return Dependencies.ofPerson(personId);
    }

    @Override
    public Slice read(Snapshot snapshot) {
      return Slice.of(snapshot.requests().ofRequester(personId, start, limit + 1), limit);
    }

    @Override
    public String kind() {
      return "own-rows";
    }

    @Override
    public String cacheKey() {
      return personId + ";" + CacheKeyText.of(start) + ";limit=" + limit;
    }
  }

  /** The number of requests of a requester. */
  record RequesterTotal(long personId) implements CacheableQuery<Long> {
    @Override
    public Dependencies dependencies() {
      return Dependencies.ofPerson(personId);
    }

    @Override
    public Long read(Snapshot snapshot) {
      return snapshot.counts().ofRequester(personId);
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

  /**
   * The read positions of a user in the given requests: the number of the last message read, by
   * request id. Requests without a read position are missing.
   */
  record ReadPositions(long personId, List<Long> requestIds)
      implements CacheableQuery<Map<Long, Integer>> {
    public ReadPositions {
      requestIds = List.copyOf(requestIds);
    }

    @Override
    public Dependencies dependencies() {
      return Dependencies.ofPerson(personId);
    }

    @Override
    public Map<Long, Integer> read(Snapshot snapshot) {
      return Map.copyOf(snapshot.messages().readPositions(personId, requestIds));
    }

    @Override
    public String kind() {
      return "read-marks";
    }

    @Override
    public String cacheKey() {
      return personId + ";" + CacheKeyText.of(requestIds);
    }
  }
}
