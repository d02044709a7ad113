package io.technicianviews.persistence.internal.row;

import org.jooq.Field;

/** How names are ordered. */
public final class Collation {

  private Collation() {}

  /** By code point, whatever the collation of the database. */
  public static Field<String> byCodePoint(Field<String> name) {
    return name.collate("C");
  }
}
