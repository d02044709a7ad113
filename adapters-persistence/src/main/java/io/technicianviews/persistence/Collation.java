package io.technicianviews.persistence;

import org.jooq.Field;

/** How names are ordered. */
final class Collation {

  private Collation() {}

  /** By code point, whatever the collation of the database. */
  static Field<String> byCodePoint(Field<String> name) {
    return name.collate("C");
  }
}
