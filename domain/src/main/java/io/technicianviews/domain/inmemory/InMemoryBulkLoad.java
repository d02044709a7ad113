package io.technicianviews.domain.inmemory;

import io.technicianviews.domain.change.Change;
import io.technicianviews.domain.change.ChangeKind;
import io.technicianviews.domain.change.ChangeLogEntry;
import io.technicianviews.domain.change.InvalidationTag;
import io.technicianviews.domain.inmemory.IdSequences.Sequence;
import io.technicianviews.domain.message.ChatMessage;
import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.port.BulkLoad;
import io.technicianviews.domain.port.ImportedPerson;
import io.technicianviews.domain.port.PersonRecord;
import io.technicianviews.domain.port.RequestRecord;
import io.technicianviews.domain.request.PriorityLabel;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.domain.request.Status;
import io.technicianviews.domain.request.StatusDefinition;
import io.technicianviews.domain.text.TextRule;
import io.technicianviews.domain.time.StoredTime;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A load that modifies a copy of the data and publishes the copy on commit. */
final class InMemoryBulkLoad implements BulkLoad {

  private DeskData before;
  private DeskData data;
  private final IdSequences idSequences;
  private final InstantSource clock;
  private final Consumer<DeskData> publish;
  private final Runnable end;
  private boolean closed;

  InMemoryBulkLoad(
      DeskData data,
      IdSequences idSequences,
      InstantSource clock,
      Consumer<DeskData> publish,
      Runnable end) {
    this.before = data.copy();
    this.data = data;
    this.idSequences = idSequences;
    this.clock = clock;
    this.publish = publish;
    this.end = end;
  }

  @Override
  public DeskContents contents() {
    return data.contents;
  }

  @Override
  public List<PriorityLabel> priorities() {
    return List.copyOf(data.priorities.values());
  }

  @Override
  public List<StatusDefinition> statuses() {
    return data.statuses();
  }

  @Override
  public void statuses(Collection<StatusDefinition> statuses) {
    statuses.forEach(status -> data.statuses.put(status.label().id(), status));
  }

  @Override
  public void clear() {
    DeskData cleared = new DeskData();
    cleared.retainFrom(data);
    if (data.contents == DeskContents.DEMO) {
      cleared.statuses.keySet().removeIf(id -> !Status.of(id).isDefault());
    }
    data = cleared;
    before = cleared.copy();
  }

  @Override
  public List<Long> newIds(EntityKind entityKind, int number) {
    Sequence sequence =
        switch (entityKind) {
          case BUSINESS_UNIT -> Sequence.BUSINESS_UNIT;
          case PERSON -> Sequence.PERSON;
          case REQUEST -> Sequence.REQUEST;
        };
    return Stream.generate(() -> idSequences.next(sequence)).limit(number).toList();
  }

  @Override
  public Map<String, Long> knownIds(EntityKind entityKind) {
    return Map.copyOf(data.externalIds(entityKind));
  }

  @Override
  public void businessUnits(Collection<BusinessUnit> units) {
    units.forEach(
        unit ->
            data.units.put(
                unit.id(),
                new BusinessUnit(unit.id(), TextRule.NAME.accepted("name", unit.name()))));
    units.forEach(unit -> idSequences.advancePast(Sequence.BUSINESS_UNIT, unit.id()));
    data.registerUnits();
  }

  @Override
  public void people(Collection<PersonRecord> people) {
    for (PersonRecord personRecord : people) {
      personRecord.person().businessUnits().forEach(unit -> DeskData.require(data.units, unit));
      idSequences.advancePast(Sequence.PERSON, personRecord.person().id());
      if (data.people.put(personRecord.person().id(), personRecord.person()) == null) {
        data.register(EntityKind.PERSON, personRecord.externalId(), personRecord.person().id());
      }
    }
  }

  @Override
  public Map<String, Long> importUnits(Collection<String> externalIds) {
    return new InMemoryImport(data, idSequences).units(externalIds);
  }

  @Override
  public Map<String, Long> importPeople(Collection<ImportedPerson> people) {
    return new InMemoryImport(data, idSequences).people(people);
  }

  @Override
  public boolean hasActiveAdmin() {
    return data.people.values().stream()
        .anyMatch(person -> person.active() && person.role() == Role.ADMIN);
  }

  @Override
  public List<ServiceRequest> existing(Collection<Long> requestIds) {
    return requestIds.stream().map(data.requests::get).filter(Objects::nonNull).toList();
  }

  @Override
  public void requests(Collection<RequestRecord> requests) {
    Map<Long, ServiceRequest> before = Map.copyOf(data.requests);
    SortedSet<Long> affected = new TreeSet<>();
    for (RequestRecord requestRecord : requests) {
      data.checkReferences(requestRecord.request());
      put(requestRecord);
      affected.add(requestRecord.request().id());
      Long parentId = requestRecord.request().state().parentId();
      if (parentId != null) {
        affected.add(parentId);
      }
    }
    affected.forEach(id -> recount(id, before.get(id)));
  }

  @Override
  public void commit() {
    publish(DeskContents.A_DESK);
  }

  @Override
  public void commitAsDemo() {
    publish(DeskContents.DEMO);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      end.run();
    }
  }

  private void publish(DeskContents deskContents) {
    if (closed) {
      throw new IllegalStateException("the load is closed");
    }
    data.contents = data.isEmpty() ? DeskContents.NOTHING : deskContents;
    data.changes.add(
        new ChangeLogEntry(
            idSequences.next(Sequence.CHANGE),
            idSequences.next(Sequence.TRANSACTION),
            StoredTime.of(clock.instant()),
            null,
            Change.of(ChangeKind.LOADED, InvalidationTag.EVERYTHING)));
    new AdminRecorder(idSequences, null, data.changes.getLast().at(), data).record(before);
    publish.accept(data);
    before = data;
    data = data.copy();
  }

  private void put(RequestRecord requestRecord) {
    ServiceRequest request = requestRecord.request();
    ServiceRequest before = data.requests.get(request.id());
    if (before == null) {
      idSequences.advancePast(Sequence.REQUEST, request.id());
      data.requests.put(request.id(), request.withVersion(1));
      data.messages.put(request.id(), messages(requestRecord));
      data.readPositions.put(request.id(), requestRecord.readPositions());
      data.register(EntityKind.REQUEST, requestRecord.externalId(), request.id());
      return;
    }
    if (!requestRecord.messages().isEmpty() || !requestRecord.readPositions().isEmpty()) {
      throw new IllegalArgumentException(
          "request "
              + request.id()
              + " exists: a load cannot change its messages or read positions");
    }
    if (!Objects.equals(request.state().parentId(), before.state().parentId())) {
      throw new IllegalArgumentException(
          "request " + request.id() + " exists: a load cannot change its parent");
    }
    data.requests.put(request.id(), request.withVersion(before.version()));
  }

  /**
   * Recounts the subtasks of a request, and increases its version if it existed and has changed.
   */
  private void recount(long id, @Nullable ServiceRequest before) {
    ServiceRequest request = DeskData.require(data.requests, id);
    int open = (int) data.subtasks(id).filter(subtask -> subtask.state().isOpen()).count();
    ServiceRequest counted = request.withState(request.state().withOpenSubtasks(open));
    boolean changed = before != null && !counted.equals(before);
    data.requests.put(id, changed ? counted.withVersion(counted.version() + 1) : counted);
  }

  private List<ChatMessage> messages(RequestRecord requestRecord) {
    List<ChatMessage> messages = new ArrayList<>();
    for (RequestRecord.Message message : requestRecord.messages()) {
      messages.add(
          new ChatMessage(
              idSequences.next(Sequence.MESSAGE),
              messages.size() + 1,
              message.content(),
              data.nameOf(message.senderId()),
              message.createdAt()));
    }
    return List.copyOf(messages);
  }
}
