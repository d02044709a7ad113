package io.technicianviews.domain.inmemory;

import io.technicianviews.domain.change.Change;
import io.technicianviews.domain.change.ChangeLogEntry;
import io.technicianviews.domain.inmemory.IdSequences.Sequence;
import io.technicianviews.domain.port.BulkLoad.DeskContents;
import io.technicianviews.domain.port.PeopleRepository;
import io.technicianviews.domain.port.ServiceRequestRepository;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.port.ViewRepository;
import io.technicianviews.domain.port.WriteTransaction;
import io.technicianviews.domain.query.Query;
import io.technicianviews.domain.query.QueryResults;
import io.technicianviews.domain.time.StoredTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A write transaction that modifies a copy of the data and publishes the copy on commit. */
final class InMemoryWriteTransaction implements WriteTransaction {

  private final DeskData before;
  private final DeskData data;
  private final IdSequences idSequences;
  private final InstantSource clock;
  private final BooleanSupplier isExpired;
  private final Consumer<DeskData> publish;
  private final Runnable end;
  private boolean closed;

  InMemoryWriteTransaction(
      DeskData before,
      IdSequences idSequences,
      InstantSource clock,
      BooleanSupplier isExpired,
      Consumer<DeskData> publish,
      Runnable end) {
    this.before = before;
    this.data = before.copy();
    this.idSequences = idSequences;
    this.clock = clock;
    this.isExpired = isExpired;
    this.publish = publish;
    this.end = end;
  }

  @Override
  public Instant now() {
    return StoredTime.of(clock.instant());
  }

  @Override
  public Snapshot snapshot() {
    return new InMemorySnapshot(data, now(), isExpired);
  }

  @Override
  public ServiceRequestRepository requests() {
    return new InMemoryRequestRepository(data, idSequences);
  }

  @Override
  public PeopleRepository people() {
    return new InMemoryPeopleRepository(data, idSequences);
  }

  @Override
  public ViewRepository views() {
    return new InMemoryViewRepository(data, idSequences);
  }

  @Override
  public Optional<StoredResponse> reserveIdempotencyKey(
      long personId, String key, String fingerprint) {
    return Optional.ofNullable(
        data.responses.putIfAbsent(
            new DeskData.IdempotencyKey(personId, key), new StoredResponse(fingerprint, "")));
  }

  @Override
  public void storeResponse(long personId, String key, String response) {
    data.responses.computeIfPresent(
        new DeskData.IdempotencyKey(personId, key),
        (idempotencyKey, reserved) -> new StoredResponse(reserved.fingerprint(), response));
  }

  @Override
  public void log(@Nullable Long by, Instant at, List<Change> changes) {
    long transaction = idSequences.next(Sequence.TRANSACTION);
    new AdminRecorder(idSequences, by, at, data).record(before);
    for (Change change : changes) {
      data.changes.add(
          new ChangeLogEntry(idSequences.next(Sequence.CHANGE), transaction, at, by, change));
    }
  }

  @Override
  public void commit() {
    if (closed) {
      throw new IllegalStateException("the write transaction is closed");
    }
    data.contents = DeskContents.A_DESK;
    publish.accept(data);
    close();
  }

  @Override
  public QueryResults commit(Collection<? extends Query<?>> last) {
    QueryResults results = snapshot().read(last);
    commit();
    return results;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      end.run();
    }
  }
}
