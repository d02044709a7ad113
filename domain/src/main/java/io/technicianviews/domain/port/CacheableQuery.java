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
 * Something that answers are composed of, and that is kept as one entry. Facts are cut so that
 * people share what is the same for them: counts are kept by unit, a page by exactly the units that
 * it is of, and what is personal by person. Two facts are equal if they are the same for everybody.
 *
 * @param <V> what it is in one state of the desk; immutable
 */
public sealed interface CacheableQuery<V> {

  /** Which changes can alter it. */
  Dependencies dependencies();

  /** What it is in this state of the desk. */
  V read(Snapshot snapshot);

  /** A short name of what kind it is, for names of entries, logs and metrics. */
  String kind();

  /**
   * The text that stands for it in the keys of a shared cache: equal for equal facts, different for
   * different ones of the same kind, and the same in every version of the software that reads the
   * same entries.
   */
  String cacheKey();

  /** Who somebody is and what he may do; empty if there is nobody of this id. */
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

  /** Which units there are, by name. */
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
   * The counts of one unit, of the views that are the same for all who see it.
   *
   * @param unit a unit's id, or {@link UnitScope#WITHOUT_UNIT}
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

  /** The counts of the personal views of a technician, by unit. */
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

  /** A stretch of a view's list. */
  record PageRows(RequestFilter selection, SortOrder order, PageStart start, int limit)
      implements CacheableQuery<Slice> {
    @Override
    public Dependencies dependencies() {
      return Dependencies.of(selection);
    }

    @Override
    public Slice read(Snapshot snapshot) {
      return Slice.of(snapshot.requests().page(selection, order, start, limit + 1), limit);
    }

    @Override
    public String kind() {
      return "rows";
    }

    @Override
    public String cacheKey() {
      return String.join(
          ";",
          CacheKeyText.of(selection),
          CacheKeyText.of(order),
          CacheKeyText.of(start),
          "limit=" + limit);
    }
  }

  /** How many requests a selection holds. */
  record TotalCount(RequestFilter selection) implements CacheableQuery<Long> {
    @Override
    public Dependencies dependencies() {
      return Dependencies.of(selection);
    }

    @Override
    public Long read(Snapshot snapshot) {
      return snapshot.counts().count(selection);
    }

    @Override
    public String kind() {
      return "total";
    }

    @Override
    public String cacheKey() {
      return CacheKeyText.of(selection);
    }
  }

  /** A stretch of what a person asked for. */
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

  /** How many requests a person asked for. */
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

  /** How far a person has read in some requests; those in which he has read nothing lack. */
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
