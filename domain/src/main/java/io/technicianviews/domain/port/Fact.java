package io.technicianviews.domain.port;

import io.technicianviews.domain.change.CacheScope;
import io.technicianviews.domain.change.Dependencies;
import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Units;
import io.technicianviews.domain.request.ListStretch;
import io.technicianviews.domain.view.DeskDay;
import io.technicianviews.domain.view.Order;
import io.technicianviews.domain.view.Selection;
import io.technicianviews.domain.view.Start;
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
public sealed interface Fact<V> {

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
  record Rights(long personId) implements Fact<Optional<Person>> {
    @Override
    public Dependencies dependencies() {
      return Dependencies.ofRights(personId);
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
  record AllUnits() implements Fact<List<BusinessUnit>> {
    @Override
    public Dependencies dependencies() {
      return Dependencies.ofReferenceData();
    }

    @Override
    public List<BusinessUnit> read(Snapshot snapshot) {
      return List.copyOf(snapshot.people().businessUnits(Units.ALL));
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
   * @param unit a unit's id, or {@link Units#WITHOUT_UNIT}
   */
  record UnitCounts(long unit, DeskDay day) implements Fact<ViewCounts> {
    @Override
    public Dependencies dependencies() {
      return new Dependencies.Only(Set.of(new CacheScope.OfUnit(unit)));
    }

    @Override
    public ViewCounts read(Snapshot snapshot) {
      return snapshot.counts().visible(Units.only(unit), day).getOrDefault(unit, ViewCounts.ZERO);
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
  record OwnCounts(long technicianId, DeskDay day) implements Fact<Map<Long, ViewCounts>> {
    @Override
    public Dependencies dependencies() {
      return Dependencies.ofPerson(technicianId);
    }

    @Override
    public Map<Long, ViewCounts> read(Snapshot snapshot) {
      return Map.copyOf(snapshot.counts().mine(technicianId, Units.ALL, day));
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
  record Rows(Selection selection, Order order, Start start, int limit)
      implements Fact<ListStretch> {
    @Override
    public Dependencies dependencies() {
      return Dependencies.of(selection);
    }

    @Override
    public ListStretch read(Snapshot snapshot) {
      return ListStretch.of(snapshot.requests().page(selection, order, start, limit + 1), limit);
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
  record Total(Selection selection) implements Fact<Long> {
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
  record OwnRows(long personId, Start start, int limit) implements Fact<ListStretch> {
    @Override
    public Dependencies dependencies() {
      return Dependencies.ofPerson(personId);
    }

    @Override
    public ListStretch read(Snapshot snapshot) {
      return ListStretch.of(snapshot.requests().ofRequester(personId, start, limit + 1), limit);
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
  record OwnTotal(long personId) implements Fact<Long> {
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
  record ReadMarks(long personId, List<Long> requestIds) implements Fact<Map<Long, Integer>> {
    public ReadMarks {
      requestIds = List.copyOf(requestIds);
    }

    @Override
    public Dependencies dependencies() {
      return Dependencies.ofPerson(personId);
    }

    @Override
    public Map<Long, Integer> read(Snapshot snapshot) {
      return Map.copyOf(snapshot.messages().readMarks(personId, requestIds));
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
