package io.technicianviews.domain.change;

import io.technicianviews.domain.people.Units;

/** Something whose change can alter an answer. Its text form is what storage and embedders keep. */
public sealed interface CacheScope {

  /** Names, colours and times of statuses and priorities, names of people, the list of units. */
  CacheScope REFERENCE_DATA = new ReferenceData();

  /** Everything. */
  CacheScope WHOLE_DESK = new WholeDesk();

  /**
   * The requests of a unit.
   *
   * @param key the unit's id, or {@link Units#WITHOUT_UNIT}
   */
  record OfUnit(long key) implements CacheScope {
    @Override
    public String text() {
      return "unit:" + key;
    }
  }

  /** The requests that a person asked for or has on him, and what he has read. */
  record OfPerson(long id) implements CacheScope {
    @Override
    public String text() {
      return "person:" + id;
    }
  }

  /** A person's role, activation and memberships. */
  record RightsOf(long id) implements CacheScope {
    @Override
    public String text() {
      return "rights:" + id;
    }
  }

  /** See {@link #REFERENCE_DATA}. */
  record ReferenceData() implements CacheScope {
    @Override
    public String text() {
      return "reference-data";
    }
  }

  /** See {@link #WHOLE_DESK}. */
  record WholeDesk() implements CacheScope {
    @Override
    public String text() {
      return "desk";
    }
  }

  /**
   * {@code unit:3}, {@code unit:-1}, {@code person:7}, {@code rights:7}, {@code reference-data},
   * {@code desk}.
   */
  String text();

  /**
   * The scope of this {@linkplain #text() text}.
   *
   * @throws IllegalArgumentException if it is the text of none
   */
  static CacheScope parse(String text) {
    return switch (text) {
      case "reference-data" -> REFERENCE_DATA;
      case "desk" -> WHOLE_DESK;
      default -> ScopeText.parse(text);
    };
  }
}
