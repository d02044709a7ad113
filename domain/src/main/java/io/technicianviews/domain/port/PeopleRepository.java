package io.technicianviews.domain.port;

import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.request.PriorityLabel;
import io.technicianviews.domain.request.StatusLabel;

/** People and what things are called, inside a {@link WriteTransaction} of administration. */
public interface PeopleRepository {

  /** A fresh id for a person. */
  long newPersonId();

  /** A fresh id for a business unit. */
  long newBusinessUnitId();

  /** Adds a person, or replaces him, his memberships too; he keeps his external id. */
  void store(Person person);

  /**
   * Adds a business unit, or renames it.
   *
   * @throws IllegalArgumentException if another unit has the name
   */
  void store(BusinessUnit unit);

  /** Gives a status another name and colour. */
  void store(StatusLabel status);

  /** Gives a priority another name and other times. */
  void store(PriorityLabel priority);
}
