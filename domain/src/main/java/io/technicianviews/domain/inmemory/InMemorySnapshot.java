package io.technicianviews.domain.inmemory;

import io.technicianviews.domain.port.DeadlineExceededException;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.port.SnapshotVersion;
import io.technicianviews.domain.query.ChangeQuery;
import io.technicianviews.domain.query.CountQuery;
import io.technicianviews.domain.query.DefinitionQuery;
import io.technicianviews.domain.query.MessageQuery;
import io.technicianviews.domain.query.PeopleQuery;
import io.technicianviews.domain.query.Query;
import io.technicianviews.domain.query.QueryResults;
import io.technicianviews.domain.query.RequestQuery;
import java.time.Instant;
import java.util.Collection;
import java.util.function.BooleanSupplier;

/** A snapshot of the data that was current when it was opened. */
final class InMemorySnapshot implements Snapshot {

  private final DeskData data;
  private final Instant asOf;
  private final BooleanSupplier isExpired;
  private final InMemoryRequestQueries requests;
  private final InMemoryCountQueries counts;
  private final InMemoryMessageQueries messages;
  private final InMemoryPeopleQueries people;
  private final InMemoryChangeQueries changes;
  private final InMemoryDefinitionQueries definitions;
  private volatile boolean closed;

  InMemorySnapshot(DeskData data, Instant asOf, BooleanSupplier isExpired) {
    this.data = data;
    this.asOf = asOf;
    this.isExpired = isExpired;
    this.requests = new InMemoryRequestQueries(data);
    this.counts = new InMemoryCountQueries(data);
    this.messages = new InMemoryMessageQueries(data, requests);
    this.people = new InMemoryPeopleQueries(data);
    this.changes = new InMemoryChangeQueries(data);
    this.definitions = new InMemoryDefinitionQueries(data);
  }

  @Override
  public Instant asOf() {
    return asOf;
  }

  @Override
  public SnapshotVersion snapshotVersion() {
    return data.snapshotVersion();
  }

  @Override
  public QueryResults read(Collection<? extends Query<?>> queries) {
    checkReadable();
    QueryResults results = new QueryResults();
    for (Query<?> query : queries) {
      switch (query) {
        case RequestQuery<?> ofRequests -> requests.read(ofRequests, results);
        case CountQuery<?> ofCounts -> counts.read(ofCounts, results);
        case MessageQuery<?> ofMessages -> messages.read(ofMessages, results);
        case PeopleQuery<?> ofPeople -> people.read(ofPeople, results);
        case ChangeQuery<?> ofChanges -> changes.read(ofChanges, results);
        case DefinitionQuery ofDefinitions -> definitions.read(ofDefinitions, results);
      }
    }
    return results;
  }

  @Override
  public void close() {
    closed = true;
  }

  private void checkReadable() {
    if (closed) {
      throw new IllegalStateException("the snapshot is closed");
    }
    if (isExpired.getAsBoolean()) {
      throw new DeadlineExceededException("the timeout of the snapshot has expired");
    }
  }
}
