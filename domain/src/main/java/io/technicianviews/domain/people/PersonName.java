package io.technicianviews.domain.people;

import io.technicianviews.domain.text.CodePointOrder;
import java.util.Comparator;

/** The id and name of a person, as shown to other people. */
public record PersonName(long id, String fullName) {

  /** By name, by code points, then by id. */
  public static final Comparator<PersonName> BY_NAME =
      Comparator.comparing(PersonName::fullName, CodePointOrder::compare)
          .thenComparingLong(PersonName::id);
}
