package io.technicianviews.persistence.internal.write;

import static io.technicianviews.persistence.internal.schema.Tables.FIRST_ANSWER;

import io.technicianviews.domain.change.Change;
import io.technicianviews.domain.port.PeopleRepository;
import io.technicianviews.domain.port.ServiceRequestRepository;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.port.SnapshotVersion;
import io.technicianviews.domain.port.ViewRepository;
import io.technicianviews.domain.port.WriteTransaction;
import io.technicianviews.domain.query.Query;
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
import io.technicianviews.persistence.internal.statement.QueryRunner;
import io.technicianviews.persistence.internal.statement.SqlExceptions;
import io.technicianviews.persistence.internal.statement.StatementTemplate;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
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

  private final ConnectionPool connectionPool;
  private final SnapshotConnection snapshotConnection;
  private final Deadline deadline;
  private final @Nullable InstantSource clock;
  private final JooqServiceRequestRepository requests;
  private final StatementQueue queue = new StatementQueue();
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
    this.requests = new JooqServiceRequestRepository(this, zone, clock);
  }

  @Override
  public void enqueue(Supplier<List<BoundStatement>> statements) {
    checkOpen();
    queue.add(statements);
  }

  @Override
  public void announce(List<BoundStatement> statements) {
    checkOpen();
    queue.announce(statements);
  }

  @Override
  public void announceQueries(Collection<? extends Query<?>> queries) {
    announce(PostgresSnapshot.statements(queries));
  }

  @Override
  public <T> T read(Function<DSLContext, T> query) {
    return execute(
        dsl -> {
          if (!begun || !queue.isEmpty()) {
            send(dsl, List.of());
          }
          return query.apply(dsl);
        });
  }

  @Override
  public List<Result<Record>> read(List<BoundStatement> statements) {
    return execute(dsl -> send(dsl, statements));
  }

  private List<Result<Record>> send(DSLContext dsl, List<BoundStatement> statements) {
    if (begun) {
      return queue.send(dsl, List.of(), statements);
    }
    List<BoundStatement> first =
        List.of(TransactionStart.WRITING.isolation(), BEGIN.with(deadline));
    List<Result<Record>> results = queue.send(dsl, first, statements);
    requireBegun(results.get(1).getFirst());
    return results.subList(first.size(), results.size());
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
    return snapshot(this);
  }

  private Snapshot snapshot(QueryRunner runner) {
    return new PostgresSnapshot(runner, this::now, this::visibility, new QueryResults(), () -> {});
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
  public QueryResults commit(Collection<? extends Query<?>> last) {
    QueryResults results = snapshot(new Committing(this)).read(last);
    close();
    return results;
  }

  /** Sends the commit in one round trip with the statements of the last queries. */
  private record Committing(QueryRunner transaction) implements QueryRunner {

    @Override
    public <T> T read(Function<DSLContext, T> query) {
      throw new IllegalArgumentException("these queries are sent in several round trips");
    }

    @Override
    public List<Result<Record>> read(List<BoundStatement> statements) {
      List<BoundStatement> all = new ArrayList<>(statements);
      all.add(BoundStatement.COMMIT);
      return transaction.read(all).subList(0, statements.size());
    }
  }

  @Override
  public void close() {
    if (!ended) {
      ended = true;
      snapshotConnection.end();
    }
  }
}
