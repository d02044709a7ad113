package io.technicianviews.domain.port;

import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.request.PriorityLabel;
import io.technicianviews.domain.request.ServiceRequest;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * A load under way: all of it, or nothing, takes effect at {@link #commit}, which logs it as one
 * change of the whole desk. Ids that it brings are never given to anybody else. Not thread-safe.
 * Every call fails with {@link DeskUnavailableException} when the desk cannot be written; the load
 * is lost then.
 */
public interface BulkLoad extends AutoCloseable {

  /** What a desk holds. */
  enum DeskContents {
    /** Nobody and nothing. */
    NOTHING,
    /** What a load marked as a demo put there, and nothing else. */
    DEMO,
    /** People, units or requests that somebody may miss. */
    A_DESK
  }

  /** What has an id of its own. */
  enum EntityKind {
    BUSINESS_UNIT,
    PERSON,
    REQUEST
  }

  DeskContents contents();

  /** The priorities as the desk names them, by id. */
  List<PriorityLabel> priorities();

  /** Removes every person, business unit and request. */
  void clear();

  /** Fresh ids, never given to anybody else, ascending. */
  List<Long> newIds(EntityKind entityKind, int number);

  /** The ids of what has an external id, or of business units by their name. */
  Map<String, Long> knownIds(EntityKind entityKind);

  /**
   * Adds business units, or renames those that exist.
   *
   * @throws IllegalArgumentException if two units would have one name, or a name is not within
   *     {@link io.technicianviews.domain.text.TextRule#NAME}
   */
  void businessUnits(Collection<BusinessUnit> units);

  /**
   * Adds people, or replaces those that exist, who keep their external id. Whoever is given several
   * times in one call is as given last, and keeps the external id that he was given first.
   *
   * @throws IllegalArgumentException if a unit does not exist, or somebody new is given the
   *     external id of another person
   */
  void people(Collection<PersonRecord> people);

  /**
   * Recognizes business units by their external ids, and adds the others under these names. A unit
   * keeps its external id when it is renamed, and an import keeps its name. A unit without an
   * external id that has the name of an imported one is that unit from then on. If the name belongs
   * to a unit with another external id, the new unit gets a number: "Support (2)".
   *
   * @return the id of each, by external id
   */
  Map<String, Long> importUnits(Collection<String> externalIds);

  /**
   * Recognizes people by their external ids, and adds the others. It undoes no decision of an
   * administrator. An existing person
   *
   * <ul>
   *   <li>keeps name and activation;
   *   <li>keeps the role, but a requester becomes a technician if the import says so and the role
   *       was never changed other than by loads;
   *   <li>keeps all memberships, and gains those that the import names, except those that were ever
   *       removed other than by a load.
   * </ul>
   *
   * @return the id of each, by external id
   * @throws IllegalArgumentException if a unit does not exist
   */
  Map<String, Long> importPeople(Collection<ImportedPerson> people);

  /** Whether the desk has an active admin. */
  boolean hasActiveAdmin();

  /** The requests of these ids that exist. They do not change until the load ends. */
  List<ServiceRequest> existing(Collection<Long> requestIds);

  /**
   * Adds requests, or replaces those that exist. People, units and parents must exist or come
   * earlier in this load.
   *
   * <p>Whatever is given, the load works out {@code openSubtasks} and {@code version}: 1 for a new
   * request, one more for an existing one that is another after this call, its number of open
   * subtasks included. An existing request keeps its external id and its conversation.
   *
   * @throws IllegalArgumentException if what a request refers to does not exist, a subtask's parent
   *     is a subtask, a new request is given the external id of another, or an existing one is
   *     given another parent, messages or read marks
   */
  void requests(Collection<RequestRecord> requests);

  /** Makes all of it visible at once. */
  void commit();

  /** As {@link #commit}, and marks the desk as holding nothing but a demo. */
  void commitAsDemo();

  /** Ends the load; what was not committed is gone. */
  @Override
  void close();
}
