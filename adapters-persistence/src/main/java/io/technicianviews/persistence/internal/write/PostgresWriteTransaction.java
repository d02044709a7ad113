package io.technicianviews.persistence.internal.write;

import static io.technicianviews.persistence.internal.schema.Tables.FIRST_ANSWER;

import io.technicianviews.domain.change.Change;
import io.technicianviews.domain.port.PeopleRepository;
import io.technicianviews.domain.port.ServiceRequestRepository;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.port.SnapshotVersion;
import io.technicianviews.domain.port.ViewRepository;
import io.technicianviews.domain.port.WriteTransaction;
import io.technicianviews.domain.query.QueryResults;
import io.technicianviews.persistence.internal.connection.ConnectionPool;
import io.technicianviews.persistence.internal.connection.NotPrimaryException;
import io.technicianviews.persistence.internal.connection.Primary;
import io.technicianviews.persistence.internal.connection.SnapshotColumns;
import io.technicianviews.persistence.internal.connection.SnapshotConnection;
import io.technicianviews.persistence.internal.connection.TransactionStart;
import io.technicianviews.persistence.internal.query.PostgresSnapshot;
import io.technicianviews.persistence.internal.row.AdminChangeTable;
import io.technicianviews.persistence.internal.row.ChangeLogTable;
import io.technicianviews.persistence.internal.statement.BatchingQueryRunner;
import io.technicianviews.persistence.internal.statement.BoundStatement;
import io.technicianviews.persistence.internal.statement.DatabaseClock;
import io.technicianviews.persistence.internal.statement.Deadline;
import io.technicianviews.persistence.internal.statement.SqlExceptions;
import io.technicianviews.persistence.internal.statement.StatementTemplate;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/** A write transaction, on one connection. Not thread-safe. */
final class PostgresWriteTransaction implements WriteTransaction, BatchingQueryRunner {

  /**
   * Bounds the transaction in the database, including its waits for locks, so that locks are
   * released even if this process stops responding.
   */
  private static final StatementTemplate<Deadline> BEGIN =
      StatementTemplate.of(of -> TransactionStart.bounds(of).select(Primary.columns()));

  /** The maximum number of queued statements that are sent in one round trip. */
  private static final int MAX_STATEMENTS = 200;

  private final ConnectionPool connectionPool;
  private final SnapshotConnection snapshotConnection;
  private final Deadline deadline;
  private final @Nullable InstantSource clock;
  private final JooqServiceRequestRepository requests;
  private final List<BoundStatement> queued = new ArrayList<>();
  private boolean begun;
  private boolean ended;

  PostgresWriteTransaction(
      ConnectionPool connectionPool,
      Deadline deadline,
      ZoneId zone,
      @Nullable InstantSource clock) {
    this.connectionPool = connectionPool;
    this.snapshotConnection = SnapshotConnection.acquire(connectionPool, deadline);
    this.deadline = deadline;
    this.clock = clock;
    this.requests = new JooqServiceRequestRepository(this, zone);
  }

  @Override
  public void enqueue(List<BoundStatement> statements) {
    checkOpen();
    statements.forEach(one -> queued.add(one.ignoringResult()));
  }

  @Override
  public <T> T read(Function<DSLContext, T> query) {
    return execute(
        dsl -> {
          if (!begun || !queued.isEmpty()) {
            sendQueued(dsl, List.of());
          }
          return query.apply(dsl);
        });
  }

  @Override
  public List<Result<Record>> read(List<BoundStatement> statements) {
    return execute(dsl -> sendQueued(dsl, statements));
  }

  private List<Result<Record>> sendQueued(DSLContext dsl, List<BoundStatement> statements) {
    List<BoundStatement> all = new ArrayList<>(begun ? List.of() : beginStatements());
    all.addAll(queued);
    queued.clear();
    // A statement has at most 65,535 parameters, those of one round trip together, too.
    while (begun && all.size() > MAX_STATEMENTS) {
      List<BoundStatement> first = all.subList(0, MAX_STATEMENTS);
      BoundStatement.fetch(dsl, first);
      first.clear();
    }
    all.addAll(statements);
    List<Result<Record>> results = BoundStatement.fetch(dsl, all);
    if (!begun) {
      requireBegun(results.get(1).getFirst());
    }
    return results.subList(all.size() - statements.size(), all.size());
  }

  private List<BoundStatement> beginStatements() {
    return List.of(TransactionStart.WRITING.isolation(), BEGIN.with(deadline));
  }

  private void requireBegun(Record result) {
    Primary.require(result);
    TransactionStart.WRITING.require(result);
    begun = true;
  }

  private <T> T execute(Function<DSLContext, T> query) {
    checkOpen();
    deadline.check();
    try {
      snapshotConnection.limitNetworkWait(deadline);
      return query.apply(snapshotConnection.dsl());
    } catch (DataAccessException e) {
      throw SqlExceptions.ofWrite(e);
    } catch (NotPrimaryException e) {
      connectionPool.renew();
      throw e;
    }
  }

  private void checkOpen() {
    if (ended) {
      throw new IllegalStateException("the write transaction is closed");
    }
  }

  @Override
  public Instant now() {
    Instant readAt = requests.readAt();
    return clock == null && readAt != null ? readAt : read(dsl -> DatabaseClock.now(dsl, clock));
  }

  @Override
  public Snapshot snapshot() {
    return new PostgresSnapshot(this, this::now, this::visibility, new QueryResults(), () -> {});
  }

  private SnapshotVersion visibility() {
    return read(
        dsl ->
            SnapshotColumns.of(
                dsl.select(SnapshotColumns.all()).from(SnapshotColumns.CURRENT).fetchSingle()));
  }

  @Override
  public ServiceRequestRepository requests() {
    return requests;
  }

  @Override
  public PeopleRepository people() {
    return new JooqPeopleRepository(this);
  }

  @Override
  public ViewRepository views() {
    return new JooqViewRepository(this);
  }

  @Override
  public Optional<StoredResponse> reserveIdempotencyKey(
      long personId, String key, String fingerprint) {
    return read(dsl -> IdempotencyTable.reserve(dsl, personId, key, fingerprint));
  }

  @Override
  public void storeResponse(long personId, String key, String response) {
    read(
        dsl ->
            dsl.update(FIRST_ANSWER)
                .set(FIRST_ANSWER.ANSWER, response)
                .where(FIRST_ANSWER.PERSON_ID.eq(personId).and(FIRST_ANSWER.KEY.eq(key)))
                .execute());
  }

  @Override
  public void log(@Nullable Long by, Instant at, List<Change> changes) {
    if (changes.stream().anyMatch(change -> change.request() == null)) {
      enqueue(List.of(AdminChangeTable.signature(by, at)));
    }
    enqueue(ChangeLogTable.inserts(by, at, changes));
  }

  /**
   * Sends the change-log entries in one round trip with the commit: event readers wait for every
   * transaction that has allocated entry ids.
   */
  @Override
  public void commit() {
    read(BoundStatement.COMMIT);
    close();
  }

  @Override
  public void close() {
    if (!ended) {
      ended = true;
      snapshotConnection.end();
    }
  }
}
