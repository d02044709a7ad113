package io.technicianviews.domain.port;

import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.request.PriorityLabel;
import io.technicianviews.domain.request.StatusDefinition;

/**
 * Writes of users, business units and labels in an {@linkplain
 * WriteTransactions#beginAdministration administration} transaction. Not thread-safe; calls fail as
 * those of {@link WriteTransaction} do.
 */
public interface PeopleRepository {

  /** Allocates an id for a user. */
  long newPersonId();

  /** Allocates an id for a business unit. */
  long newBusinessUnitId();

  /**
   * Inserts a user, or replaces the user with this id, memberships included. A replaced user keeps
   * the external id.
   */
  void store(Person person);

  /**
   * Inserts a business unit, or renames the one with this id.
   *
   * @throws IllegalArgumentException if another unit has the name
   */
  void store(BusinessUnit unit);

  /** Inserts a status, or replaces the one with this id. */
  void store(StatusDefinition status);

  /** Replaces the name and the response and resolution times of a priority. */
  void store(PriorityLabel priority);
}
