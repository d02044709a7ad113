package io.technicianviews.domain.port;

import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.request.PriorityLabel;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.domain.request.StatusDefinition;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * One transaction of a bulk load: all of it, or none of it, takes effect at {@link #commit}, which
 * writes a single change-log entry with {@link
 * io.technicianviews.domain.change.InvalidationTag#EVERYTHING}.
 *
 * <p>Ids that a load inserts are never assigned again. Every call fails with {@link
 * DeskUnavailableException} when the storage cannot be written; the load is then rolled back. Not
 * thread-safe. The caller that began the load closes it.
 */
public interface BulkLoad extends AutoCloseable {

  /** Classifies the contents of the storage before a load. */
  enum DeskContents {
    /** No users, business units or requests. */
    NOTHING,
    /** Only records that {@link BulkLoad#commitAsDemo} committed. */
    DEMO,
    /** Users, business units or requests that must not be deleted without confirmation. */
    A_DESK
  }

  /** The kinds of entities that have an id sequence of their own. */
  enum EntityKind {
    /** The business units. */
    BUSINESS_UNIT,
    /** The users. */
    PERSON,
    /** The requests. */
    REQUEST
  }

  /** Returns what the storage contains. */
  DeskContents contents();

  /** Returns the labels of all priorities, ordered by id. */
  List<PriorityLabel> priorities();

  /** Returns the statuses, retired ones included, ordered by position, then by id. */
  List<StatusDefinition> statuses();

  /** Inserts statuses, and replaces those whose id exists. */
  void statuses(Collection<StatusDefinition> statuses);

  /**
   * Deletes all users, business units, requests and custom views; of {@link DeskContents#DEMO} also
   * the statuses that were added. Other labels, the change log and the administration log remain.
   */
  void clear();

  /**
   * Allocates ids that were never assigned before, in ascending order.
   *
   * @param number how many ids; not negative
   */
  List<Long> newIds(EntityKind entityKind, int number);

  /**
   * Returns the ids of all entities with an external id, by external id. Business units are listed
   * by name instead.
   */
  Map<String, Long> knownIds(EntityKind entityKind);

  /**
   * Inserts business units, and renames those whose id exists.
   *
   * @throws IllegalArgumentException if two units would have the same name, or a name violates
   *     {@link io.technicianviews.domain.text.TextRule#NAME}
   */
  void businessUnits(Collection<BusinessUnit> units);

  /**
   * Inserts users, and replaces those whose id exists; a replaced user keeps the existing external
   * id. If one call contains a user several times, the last record determines the user and the
   * first one the external id.
   *
   * @throws IllegalArgumentException if a business unit does not exist, or a new user has the
   *     external id of another user
   */
  void people(Collection<PersonRecord> people);

  /**
   * Finds business units by external id, and inserts the missing ones with the external id as name.
   * Renaming a unit keeps its external id, and a later import keeps the new name.
   *
   * <p>An existing unit without an external id whose name equals an imported external id is
   * assigned that external id. If the name belongs to a unit with another external id, the new
   * unit's name gets a number: "Support (2)".
   *
   * @return the ids by external id
   */
  Map<String, Long> importUnits(Collection<String> externalIds);

  /**
   * Finds users by external id, and inserts the missing ones. An import does not revert an
   * administrator's changes. An existing user
   *
   * <ul>
   *   <li>keeps name and activation;
   *   <li>keeps the role, except that a requester becomes a technician if the import says so and
   *       only loads have set the role;
   *   <li>keeps all memberships, and gains the imported ones, except those that were ever removed
   *       other than by a load.
   * </ul>
   *
   * @return the ids by external id
   * @throws IllegalArgumentException if a business unit does not exist
   */
  Map<String, Long> importPeople(Collection<ImportedPerson> people);

  /** Returns whether an active admin exists. */
  boolean hasActiveAdmin();

  /**
   * Returns the requests with these ids, deleted ones included. Unknown ids are skipped. No other
   * write changes the returned requests until the load ends.
   */
  List<ServiceRequest> existing(Collection<Long> requestIds);

  /**
   * Inserts requests, and replaces those whose id exists. Referenced users, business units,
   * statuses and parent requests must exist or precede the request in this load.
   *
   * <p>The load computes {@code openSubtasks} and {@code version} and ignores the given values: a
   * new request has version 1. The version of an existing request increases by one if this call
   * changes any of its fields, {@code openSubtasks} included. An existing request keeps its
   * external id, its messages and its read positions.
   *
   * @throws IllegalArgumentException if a referenced record does not exist, the parent of a subtask
   *     is itself a subtask, a new request has the external id of another one, or an existing
   *     request is given another parent, messages or read positions
   */
  void requests(Collection<RequestRecord> requests);

  /** Commits the load: all of it becomes visible atomically. */
  void commit();

  /**
   * Commits as {@link #commit} does, and records that the storage contains {@link
   * DeskContents#DEMO} data only.
   */
  void commitAsDemo();

  /** Ends the load and rolls back what was not committed. Closing again has no effect. */
  @Override
  void close();
}
