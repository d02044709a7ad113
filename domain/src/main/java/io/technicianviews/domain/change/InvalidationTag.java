package io.technicianviews.domain.change;

import io.technicianviews.domain.people.UnitScope;

/** Something whose change can alter an answer. Its text form is what storage and embedders keep. */
public sealed interface InvalidationTag {

  /** Names, colours and times of statuses and priorities, names of people, the list of units. */
  InvalidationTag REFERENCE_DATA = new ReferenceData();

  /** Everything. */
  InvalidationTag EVERYTHING = new Everything();

  /**
   * The requests of a unit.
   *
   * @param key the unit's id, or {@link UnitScope#WITHOUT_UNIT}
   */
  record Unit(long key) implements InvalidationTag {
    @Override
    public String text() {
      return "unit:" + key;
    }
  }

  /** The requests that a person asked for or has on him, and what he has read. */
  record Person(long id) implements InvalidationTag {
    @Override
    public String text() {
      return "person:" + id;
    }
  }

  /** A person's role, activation and memberships. */
  record Permissions(long id) implements InvalidationTag {
    @Override
    public String text() {
      return "rights:" + id;
    }
  }

  /** See {@link #REFERENCE_DATA}. */
  record ReferenceData() implements InvalidationTag {
    @Override
    public String text() {
      return "reference-data";
    }
  }

  /** See {@link #EVERYTHING}. */
  record Everything() implements InvalidationTag {
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
  static InvalidationTag parse(String text) {
    return switch (text) {
      case "reference-data" -> REFERENCE_DATA;
      case "desk" -> EVERYTHING;
      default -> InvalidationTagParser.parse(text);
    };
  }
}
