package io.technicianviews.bootstrap.generate;

import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.port.BulkLoad;
import io.technicianviews.domain.port.BulkLoader;
import io.technicianviews.domain.port.ImportedPerson;
import io.technicianviews.domain.port.PersonRecord;
import io.technicianviews.domain.port.RequestRecord;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.PriorityLabel;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.domain.request.Status;
import io.technicianviews.domain.request.StatusDefinition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** A desk that records the loaded chunks unchanged. */
public final class RecordingDesk implements BulkLoader, BulkLoad {

  public final List<BusinessUnit> units = new ArrayList<>();
  public final List<PersonRecord> people = new ArrayList<>();
  public final List<List<RequestRecord>> chunks = new ArrayList<>();
  private final List<StatusDefinition> statuses =
      new ArrayList<>(Status.DEFAULTS.stream().map(StatusDefinition::standard).toList());
  private long lastId;

  public List<RequestRecord> requests() {
    return chunks.stream().flatMap(List::stream).toList();
  }

  @Override
  public BulkLoad begin() {
    return this;
  }

  @Override
  public DeskContents contents() {
    return DeskContents.NOTHING;
  }

  @Override
  public List<PriorityLabel> priorities() {
    return Arrays.stream(Priority.values()).map(PriorityLabel::standard).toList();
  }

  @Override
  public List<StatusDefinition> statuses() {
    return statuses;
  }

  @Override
  public void statuses(Collection<StatusDefinition> loaded) {
    statuses.addAll(loaded);
  }

  @Override
  public void clear() {
    throw new UnsupportedOperationException("there is nothing to clear");
  }

  @Override
  public List<Long> newIds(EntityKind entityKind, int number) {
    List<Long> ids = LongStream.rangeClosed(lastId + 1, lastId + number).boxed().toList();
    lastId += number;
    return ids;
  }

  @Override
  public Map<String, Long> knownIds(EntityKind entityKind) {
    return Map.of();
  }

  @Override
  public void businessUnits(Collection<BusinessUnit> loaded) {
    units.addAll(loaded);
  }

  @Override
  public void people(Collection<PersonRecord> loaded) {
    people.addAll(loaded);
  }

  @Override
  public Map<String, Long> importUnits(Collection<String> externalIds) {
    throw new UnsupportedOperationException("a generated desk is not imported");
  }

  @Override
  public Map<String, Long> importPeople(Collection<ImportedPerson> imported) {
    throw new UnsupportedOperationException("a generated desk is not imported");
  }

  @Override
  public boolean hasActiveAdmin() {
    return people.stream().anyMatch(loaded -> loaded.person().role() == Role.ADMIN);
  }

  @Override
  public List<ServiceRequest> existing(Collection<Long> requestIds) {
    return List.of();
  }

  @Override
  public void requests(Collection<RequestRecord> loaded) {
    chunks.add(List.copyOf(loaded));
  }

  @Override
  public void commit() {}

  @Override
  public void commitAsDemo() {}

  @Override
  public void close() {}
}
