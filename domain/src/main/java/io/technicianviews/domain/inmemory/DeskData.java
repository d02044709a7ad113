package io.technicianviews.domain.inmemory;

import io.technicianviews.domain.message.ChatMessage;
import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.PersonName;
import io.technicianviews.domain.port.DeskLoad.Contents;
import io.technicianviews.domain.port.DeskLoad.Kind;
import io.technicianviews.domain.request.ServiceRequest;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All that a desk holds. One that was published is never changed again: a load works on a copy. */
final class DeskData {

  final Map<Long, BusinessUnit> units = new TreeMap<>();
  final Map<Long, Person> people = new TreeMap<>();
  final Map<Long, ServiceRequest> requests = new TreeMap<>();

  /** By request, in the order of their numbers; the lists are immutable. */
  final Map<Long, List<ChatMessage>> messages = new HashMap<>();

  /** By request, then person; the inner maps are immutable. */
  final Map<Long, Map<Long, Integer>> readMarks = new HashMap<>();

  final Map<Kind, Map<String, Long>> externalIds = new EnumMap<>(Kind.class);
  Contents contents = Contents.NOTHING;

  DeskData() {
    for (Kind kind : Kind.values()) {
      externalIds.put(kind, new HashMap<>());
    }
  }

  DeskData copy() {
    DeskData copy = new DeskData();
    copy.units.putAll(units);
    copy.people.putAll(people);
    copy.requests.putAll(requests);
    copy.messages.putAll(messages);
    copy.readMarks.putAll(readMarks);
    externalIds.forEach((kind, ids) -> copy.externalIds(kind).putAll(ids));
    copy.contents = contents;
    return copy;
  }

  boolean isEmpty() {
    return units.isEmpty() && people.isEmpty() && requests.isEmpty();
  }

  Map<String, Long> externalIds(Kind kind) {
    return found(externalIds, kind);
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

  int readMark(long requestId, long personId) {
    return readMarks.getOrDefault(requestId, Map.of()).getOrDefault(personId, 0);
  }

  PersonName nameOf(long personId) {
    return new PersonName(personId, found(people, personId).fullName());
  }

  /** Whether the requester wrote after this technician's read mark. */
  boolean isUnreadBy(long technicianId, ServiceRequest request) {
    int read = readMark(request.id(), technicianId);
    return messages(request.id()).stream()
        .anyMatch(
            message ->
                message.sender().id() == request.requesterId() && message.sequenceNumber() > read);
  }

  /** Whether somebody else wrote after the requester's read mark. */
  boolean isUnreadByRequester(ServiceRequest request) {
    int read = readMark(request.id(), request.requesterId());
    return messages(request.id()).stream()
        .anyMatch(
            message ->
                message.sender().id() != request.requesterId() && message.sequenceNumber() > read);
  }

  static <K, V> V found(Map<K, V> map, K key) {
    V value = map.get(key);
    if (value == null) {
      throw new IllegalArgumentException("there is no " + key + " at this desk");
    }
    return value;
  }
}
