package io.technicianviews.domain.people;

import io.technicianviews.domain.text.TextRule;

/** The team or site that a request belongs to. Names are unique at a desk. */
public record BusinessUnit(long id, String name) {

  public BusinessUnit {
    if (id <= 0) {
      throw new IllegalArgumentException("a business unit's id is positive: " + id);
    }
    if (TextRule.isBlank(name)) {
      throw new IllegalArgumentException("a business unit's name must not be blank");
    }
  }
}
