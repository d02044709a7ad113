package io.technicianviews.domain.change;

import io.technicianviews.domain.people.UnitScope;

/**
 * A part of the data whose change invalidates the cached results that depend on it. Storage and
 * external writers use its {@linkplain #text() text form}.
 */
public sealed interface InvalidationTag {

  /**
   * The names, colors and times of statuses and priorities, the names of people, and the list of
   * units.
   */
  InvalidationTag REFERENCE_DATA = new ReferenceData();

  /** All data. */
  InvalidationTag EVERYTHING = new Everything();

  /**
   * The requests of a business unit.
   *
   * @param key the id of the unit, or {@link UnitScope#WITHOUT_UNIT}
   */
  record Unit(long key) implements InvalidationTag {
    public Unit {
      if (key <= 0 && key != UnitScope.WITHOUT_UNIT) {
        throw new IllegalArgumentException(
            "the key of a unit must be a positive id, or -1 for requests without a unit: " + key);
      }
    }

    @Override
    public String text() {
      return "unit:" + key;
    }
  }

  /**
   * The requests of which a person is the requester or an assignee, and the person's read
   * positions.
   */
  record Person(long id) implements InvalidationTag {
    public Person {
      if (id <= 0) {
        throw new IllegalArgumentException("a person's id must be positive: " + id);
      }
    }

    @Override
    public String text() {
      return "person:" + id;
    }
  }

  /** A person's role, activation and memberships. */
  record Permissions(long id) implements InvalidationTag {
    public Permissions {
      if (id <= 0) {
        throw new IllegalArgumentException("a person's id must be positive: " + id);
      }
    }

    @Override
    public String text() {
      return "rights:" + id;
    }
  }

  /** The type of {@link #REFERENCE_DATA}. */
  record ReferenceData() implements InvalidationTag {
    @Override
    public String text() {
      return "reference-data";
    }
  }

  /** The type of {@link #EVERYTHING}. */
  record Everything() implements InvalidationTag {
    @Override
    public String text() {
      return "desk";
    }
  }

  /**
   * The text form: {@code unit:3}, {@code unit:-1}, {@code person:7}, {@code rights:7}, {@code
   * reference-data}, {@code desk}.
   */
  String text();

  /**
   * Parses the {@linkplain #text() text form} of a tag.
   *
   * @throws IllegalArgumentException if the text is not the form of a tag
   */
  static InvalidationTag parse(String text) {
    return switch (text) {
      case "reference-data" -> REFERENCE_DATA;
      case "desk" -> EVERYTHING;
      default -> InvalidationTagParser.parse(text);
    };
  }
}
