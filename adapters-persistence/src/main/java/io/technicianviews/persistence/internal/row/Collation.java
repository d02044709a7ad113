package io.technicianviews.persistence.internal.row;

import org.jooq.Field;

/** The sort order of names. */
public final class Collation {

  private Collation() {}

  /** By code point, whatever the collation of the database. */
  public static Field<String> byCodePoint(Field<String> name) {
    return name.collate("C");
  }
}
