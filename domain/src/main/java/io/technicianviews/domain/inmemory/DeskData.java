package io.technicianviews.domain.inmemory;

import io.technicianviews.domain.change.AdminChange;
import io.technicianviews.domain.change.ChangeLogEntry;
import io.technicianviews.domain.message.ChatMessage;
import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.PersonName;
import io.technicianviews.domain.port.BulkLoad.DeskContents;
import io.technicianviews.domain.port.BulkLoad.EntityKind;
import io.technicianviews.domain.port.SnapshotVersion;
import io.technicianviews.domain.port.WriteTransaction.StoredResponse;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.PriorityLabel;
import io.technicianviews.domain.request.RequestState;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.domain.request.Status;
import io.technicianviews.domain.request.StatusDefinition;
import io.technicianviews.domain.view.ViewDefinition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The complete data of a helpdesk. Published instances are not modified: writes and loads modify a
 * copy.
 */
final class DeskData {

  final Map<Long, BusinessUnit> units = new TreeMap<>();
  final Map<Long, Person> people = new TreeMap<>();
  final Map<Long, ServiceRequest> requests = new TreeMap<>();

  /** Messages by request id, ordered by sequence number; the lists are immutable. */
  final Map<Long, List<ChatMessage>> messages = new HashMap<>();

  /** Read positions by request id, then user id; the inner maps are immutable. */
  final Map<Long, Map<Long, Integer>> readPositions = new HashMap<>();

  /** The custom views by id. */
  final Map<Long, ViewDefinition> views = new TreeMap<>();

  final Map<Integer, StatusDefinition> statuses = new TreeMap<>();
  final Map<Integer, PriorityLabel> priorities = new TreeMap<>();

  /** The change log, ordered by id. */
  final List<ChangeLogEntry> changes = new ArrayList<>();

  /** The id up to which entries of the change log were removed; 0: none. */
  long removedUpTo;

  final Map<IdempotencyKey, StoredResponse> responses = new HashMap<>();

  final Map<EntityKind, Map<String, Long>> externalIds = new EnumMap<>(EntityKind.class);

  /** The ids of imported business units, by external id. */
  final Map<String, Long> importedUnits = new HashMap<>();

  /** The ids of users whose role was changed other than by a load. */
  final Set<Long> administeredRoles = new HashSet<>();

  /**
   * Business units from which a user was removed other than by a load, by user id; the sets are
   * immutable.
   */
  final Map<Long, Set<Long>> removedMemberships = new HashMap<>();

  /** The administration log, ordered by id. */
  final List<AdminChange> adminChanges = new ArrayList<>();

  DeskContents contents = DeskContents.NOTHING;

  /** The storage epoch: unique to each in-memory storage. */
  private String epoch = UUID.randomUUID().toString();

  /** An idempotency key of a user. */
  record IdempotencyKey(long personId, String key) {}

  DeskData() {
    for (Status status : Status.DEFAULTS) {
      statuses.put(status.id(), StatusDefinition.standard(status));
    }
    for (Priority priority : Priority.values()) {
      priorities.put(priority.id(), PriorityLabel.standard(priority));
    }
    for (EntityKind entityKind : EntityKind.values()) {
      externalIds.put(entityKind, new HashMap<>());
    }
  }

  DeskData copy() {
    DeskData copy = new DeskData();
    copy.units.putAll(units);
    copy.people.putAll(people);
    copy.requests.putAll(requests);
    copy.views.putAll(views);
    copy.messages.putAll(messages);
    copy.readPositions.putAll(readPositions);
    copy.retainFrom(this);
    copy.responses.putAll(responses);
    externalIds.forEach((entityKind, ids) -> copy.externalIds(entityKind).putAll(ids));
    copy.importedUnits.putAll(importedUnits);
    copy.administeredRoles.addAll(administeredRoles);
    copy.removedMemberships.putAll(removedMemberships);
    copy.contents = contents;
    return copy;
  }

  /**
   * Copies what {@link io.technicianviews.domain.port.BulkLoad#clear} retains: labels, both logs
   * and the epoch.
   */
  void retainFrom(DeskData other) {
    statuses.putAll(other.statuses);
    priorities.putAll(other.priorities);
    changes.addAll(other.changes);
    removedUpTo = other.removedUpTo;
    adminChanges.addAll(other.adminChanges);
    epoch = other.epoch;
  }

  /**
   * Returns the version of this state. Writes are serialized, so that no transaction is in
   * progress.
   */
  SnapshotVersion snapshotVersion() {
    long last = changes.isEmpty() ? 0 : changes.getLast().transaction();
    return new SnapshotVersion(epoch, last + 1, Set.of());
  }

  /** Removes the changes up to an id, except the newest one. */
  void removeChangesUpTo(long id) {
    long newest = changes.isEmpty() ? 0 : changes.getLast().id();
    removedUpTo = Math.max(removedUpTo, Math.min(id, newest - 1));
    changes.removeIf(entry -> entry.id() <= removedUpTo);
  }

  boolean isEmpty() {
    return units.isEmpty() && people.isEmpty() && requests.isEmpty();
  }

  Map<String, Long> externalIds(EntityKind entityKind) {
    return require(externalIds, entityKind);
  }

  Stream<ServiceRequest> notDeleted() {
    return requests.values().stream().filter(request -> !request.state().deleted());
  }

  Stream<ServiceRequest> subtasks(long parentId) {
    return notDeleted()
        .filter(request -> Long.valueOf(parentId).equals(request.state().parentId()));
  }

  /** Returns the statuses, ordered by position, then id. */
  List<StatusDefinition> statuses() {
    return statuses.values().stream()
        .sorted(Comparator.comparingInt(StatusDefinition::position))
        .toList();
  }

  List<ChatMessage> messages(long requestId) {
    return messages.getOrDefault(requestId, List.of());
  }

  int readPosition(long requestId, long personId) {
    return readPositions.getOrDefault(requestId, Map.of()).getOrDefault(personId, 0);
  }

  PersonName nameOf(long personId) {
    return new PersonName(personId, require(people, personId).fullName());
  }

  /**
   * Returns whether the requester, if not the technician, wrote a message after the technician's
   * read position.
   */
  boolean isUnreadBy(long technicianId, ServiceRequest request) {
    return request.requesterId() != technicianId
        && lastRequesterMessage(request) > readPosition(request.id(), technicianId);
  }

  /** Returns the number of the last message of the requester; 0 if there is none. */
  int lastRequesterMessage(ServiceRequest request) {
    return messages(request.id()).stream()
        .filter(message -> message.sender().id() == request.requesterId())
        .mapToInt(ChatMessage::sequenceNumber)
        .max()
        .orElse(0);
  }

  /** Returns whether another user wrote a message after the requester's read position. */
  boolean isUnreadByRequester(ServiceRequest request) {
    int read = readPosition(request.id(), request.requesterId());
    return messages(request.id()).stream()
        .anyMatch(
            message ->
                message.sender().id() != request.requesterId() && message.sequenceNumber() > read);
  }

  /** Returns the assignees, ordered by name, then id. */
  List<PersonName> assignees(RequestState state) {
    return state.assignees().stream().map(this::nameOf).sorted(PersonName.BY_NAME).toList();
  }

  /**
   * Checks that the referenced records exist.
   *
   * @throws IllegalArgumentException if one is missing, or the parent is a subtask
   */
  void checkReferences(ServiceRequest request) {
    RequestState state = request.state();
    require(statuses, state.status().id());
    require(people, request.requesterId());
    state.assignees().forEach(assignee -> require(people, assignee));
    if (state.businessUnitId() != null) {
      require(units, state.businessUnitId());
    }
    if (state.parentId() != null && require(requests, state.parentId()).state().isSubtask()) {
      throw new IllegalArgumentException("the parent of request " + request.id() + " is a subtask");
    }
  }

  /**
   * Registers an external id.
   *
   * @throws IllegalArgumentException if another entity of this kind has it
   */
  void register(EntityKind entityKind, @Nullable String externalId, long id) {
    if (externalId != null && externalIds(entityKind).putIfAbsent(externalId, id) != null) {
      throw new IllegalArgumentException(
          "another " + entityKind + " has the external id " + externalId);
    }
  }

  /** Registers all business units by their names, in place of external ids. */
  void registerUnits() {
    externalIds(EntityKind.BUSINESS_UNIT).clear();
    units.values().forEach(unit -> register(EntityKind.BUSINESS_UNIT, unit.name(), unit.id()));
  }

  /**
   * Returns the value of a key.
   *
   * @throws IllegalArgumentException if the key is missing
   */
  static <K, V> V require(Map<K, V> map, K key) {
    V value = map.get(key);
    if (value == null) {
      throw new IllegalArgumentException("there is no record with the key " + key);
    }
    return value;
  }
}
