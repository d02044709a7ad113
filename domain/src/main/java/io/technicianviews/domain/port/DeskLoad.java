package io.technicianviews.domain.port;

import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.request.PriorityLabel;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * A load under way: all of it, or nothing, takes effect at {@link #commit}, which logs it as one
 * change of the whole desk. Ids that it brings are never given to anybody else. Not thread-safe.
 * Every call fails with {@link DeskUnavailableException} when the desk cannot be written; the load
 * is lost then.
 */
public interface DeskLoad extends AutoCloseable {

  /** What a desk holds. */
  enum Contents {
    /** Nobody and nothing. */
    NOTHING,
    /** What a load marked as a demo put there, and nothing else. */
    DEMO,
    /** People, units or requests that somebody may miss. */
    A_DESK
  }

  /** What has an id of its own. */
  enum Kind {
    BUSINESS_UNIT,
    PERSON,
    REQUEST
  }

  Contents contents();

  /** The priorities as the desk names them, by id. */
  List<PriorityLabel> priorities();

  /** Removes every person, business unit and request. */
  void clear();

  /** Fresh ids, never given to anybody else, ascending. */
  List<Long> newIds(Kind kind, int number);

  /** The ids of what has an external id, or of business units by their name. */
  Map<String, Long> knownIds(Kind kind);

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
  void people(Collection<LoadedPerson> people);

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
  void requests(Collection<LoadedRequest> requests);

  /** Makes all of it visible at once. */
  void commit();

  /** As {@link #commit}, and marks the desk as holding nothing but a demo. */
  void commitAsDemo();

  /** Ends the load; what was not committed is gone. */
  @Override
  void close();
}
