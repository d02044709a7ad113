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
import io.technicianviews.domain.request.StatusLabel;
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

/** All that a desk holds. One that was published is never changed again: a load works on a copy. */
final class DeskData {

  final Map<Long, BusinessUnit> units = new TreeMap<>();
  final Map<Long, Person> people = new TreeMap<>();
  final Map<Long, ServiceRequest> requests = new TreeMap<>();

  /** By request, in the order of their numbers; the lists are immutable. */
  final Map<Long, List<ChatMessage>> messages = new HashMap<>();

  /** By request, then person; the inner maps are immutable. */
  final Map<Long, Map<Long, Integer>> readPositions = new HashMap<>();

  final Map<Integer, StatusLabel> statuses = new TreeMap<>();
  final Map<Integer, PriorityLabel> priorities = new TreeMap<>();

  /** By id. */
  final List<ChangeLogEntry> changes = new ArrayList<>();

  final Map<IdempotencyKey, StoredResponse> responses = new HashMap<>();

  final Map<EntityKind, Map<String, Long>> externalIds = new EnumMap<>(EntityKind.class);

  /** Ids of business units by the external ids that imports gave them. */
  final Map<String, Long> importedUnits = new HashMap<>();

  /** People whose role was changed other than by a load. */
  final Set<Long> decidedRoles = new HashSet<>();

  /** By person: units from which they were removed other than by a load; immutable sets. */
  final Map<Long, Set<Long>> removedMemberships = new HashMap<>();

  /** By id. */
  final List<AdminChange> adminChanges = new ArrayList<>();

  DeskContents contents = DeskContents.NOTHING;

  /** Tells this desk's numbers from those of every other one in memory. */
  private String epoch = UUID.randomUUID().toString();

  /** Whose key it is. */
  record IdempotencyKey(long personId, String key) {}

  DeskData() {
    for (Status status : Status.values()) {
      statuses.put(status.id(), StatusLabel.standard(status));
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
    copy.messages.putAll(messages);
    copy.readPositions.putAll(readPositions);
    copy.replaceWith(this);
    copy.responses.putAll(responses);
    externalIds.forEach((entityKind, ids) -> copy.externalIds(entityKind).putAll(ids));
    copy.importedUnits.putAll(importedUnits);
    copy.decidedRoles.addAll(decidedRoles);
    copy.removedMemberships.putAll(removedMemberships);
    copy.contents = contents;
    return copy;
  }

  /** Takes over what a desk has even if nobody and nothing is at it. */
  void replaceWith(DeskData other) {
    statuses.putAll(other.statuses);
    priorities.putAll(other.priorities);
    changes.addAll(other.changes);
    adminChanges.addAll(other.adminChanges);
    epoch = other.epoch;
  }

  /** One write at a time is logged: what is in the log is all that was. */
  SnapshotVersion visibility() {
    long last = changes.isEmpty() ? 0 : changes.getLast().transaction();
    return new SnapshotVersion(epoch, last + 1, Set.of());
  }

  boolean isEmpty() {
    return units.isEmpty() && people.isEmpty() && requests.isEmpty();
  }

  Map<String, Long> externalIds(EntityKind entityKind) {
    return found(externalIds, entityKind);
  }

  Stream<ServiceRequest> live() {
    return requests.values().stream().filter(request -> !request.state().deleted());
  }

  Stream<ServiceRequest> subtasks(long parentId) {
    return live().filter(request -> Long.valueOf(parentId).equals(request.state().parentId()));
  }

  List<ChatMessage> messages(long requestId) {
    return messages.getOrDefault(requestId, List.of());
  }

  int readPosition(long requestId, long personId) {
    return readPositions.getOrDefault(requestId, Map.of()).getOrDefault(personId, 0);
  }

  PersonName nameOf(long personId) {
    return new PersonName(personId, found(people, personId).fullName());
  }

  /**
   * Whether the requester, being another person than this technician, wrote after the technician's
   * read mark.
   */
  boolean isUnreadBy(long technicianId, ServiceRequest request) {
    return request.requesterId() != technicianId
        && lastRequesterMessage(request) > readPosition(request.id(), technicianId);
  }

  /** The number of the newest message that the requester wrote, 0 if he wrote none. */
  int lastRequesterMessage(ServiceRequest request) {
    return messages(request.id()).stream()
        .filter(message -> message.sender().id() == request.requesterId())
        .mapToInt(ChatMessage::sequenceNumber)
        .max()
        .orElse(0);
  }

  /** Whether somebody else wrote after the requester's read mark. */
  boolean isUnreadByRequester(ServiceRequest request) {
    int read = readPosition(request.id(), request.requesterId());
    return messages(request.id()).stream()
        .anyMatch(
            message ->
                message.sender().id() != request.requesterId() && message.sequenceNumber() > read);
  }

  /** Who is on a request, by name, then id. */
  List<PersonName> assignees(RequestState state) {
    return state.assignees().stream()
        .map(this::nameOf)
        .sorted(
            Comparator.comparing(PersonName::fullName, CodePointOrder::compare)
                .thenComparingLong(PersonName::id))
        .toList();
  }

  /** Refuses a request that speaks of what is not there. */
  void checkReferences(ServiceRequest request) {
    RequestState state = request.state();
    found(people, request.requesterId());
    state.assignees().forEach(assignee -> found(people, assignee));
    if (state.businessUnitId() != null) {
      found(units, state.businessUnitId());
    }
    if (state.parentId() != null && found(requests, state.parentId()).state().isSubtask()) {
      throw new IllegalArgumentException(
          "the parent of request " + request.id() + " is a subtask itself");
    }
  }

  void identify(EntityKind entityKind, @Nullable String externalId, long id) {
    if (externalId != null && externalIds(entityKind).putIfAbsent(externalId, id) != null) {
      throw new IllegalArgumentException("another " + entityKind + " is known as " + externalId);
    }
  }

  /** Business units are known by their names. */
  void identifyUnits() {
    externalIds(EntityKind.BUSINESS_UNIT).clear();
    units.values().forEach(unit -> identify(EntityKind.BUSINESS_UNIT, unit.name(), unit.id()));
  }

  static <K, V> V found(Map<K, V> map, K key) {
    V value = map.get(key);
    if (value == null) {
      throw new IllegalArgumentException("there is no " + key + " at this desk");
    }
    return value;
  }
}
