package io.technicianviews.persistence.internal.changelog;

import static io.technicianviews.persistence.internal.schema.Tables.CHANGE_LOG;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;

import io.technicianviews.domain.change.Change;
import io.technicianviews.domain.change.InvalidationTag;
import io.technicianviews.domain.people.DeskInfo;
import io.technicianviews.domain.port.ChangeLog;
import io.technicianviews.domain.port.WriteTransaction;
import io.technicianviews.domain.port.WriteTransactions;
import io.technicianviews.persistence.internal.connection.ChangeLogConnection;
import io.technicianviews.persistence.internal.connection.ConnectionUse;
import io.technicianviews.persistence.internal.connection.DatabaseServer;
import io.technicianviews.persistence.internal.row.ChangeLogTable;
import io.technicianviews.persistence.internal.statement.DatabaseClock;
import io.technicianviews.persistence.internal.statement.OwnTransaction;
import io.technicianviews.persistence.internal.statement.SqlExceptions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;

/** The change log in its table. Thread-safe. */
public final class PostgresChangeLog implements ChangeLog, AutoCloseable {

  private static final Duration APPEND_TIMEOUT = Duration.ofSeconds(10);

  private final DatabaseServer server;
  private final WriteTransactions writes;
  private final SequenceGaps gaps;

  public PostgresChangeLog(DatabaseServer server, DeskInfo deskInfo, WriteTransactions writes) {
    this.server = server;
    this.writes = writes;
    this.gaps = new SequenceGaps(server.settings().meters(), deskInfo.id(), System::nanoTime);
  }

  @Override
  public void append(Set<InvalidationTag> tags) {
    Change change = Change.external(tags);
    try (WriteTransaction write = writes.begin(APPEND_TIMEOUT, Set.of())) {
      write.log(null, write.now(), List.of(change));
      write.commit();
    }
  }

  /** As {@link #append(Set)}, in the caller's transaction. */
  public void append(Connection connection, Set<InvalidationTag> tags) {
    OwnTransaction.require(connection);
    DSLContext dsl = server.on(connection);
    try {
      ChangeLogTable.append(
          dsl,
          null,
          DatabaseClock.now(dsl, server.settings().clock()),
          List.of(Change.external(tags)));
    } catch (DataAccessException e) {
      throw SqlExceptions.ofWrite(e);
    }
  }

  @Override
  public long lastId() {
    try (ChangeLogConnection connection = new ChangeLogConnection(server)) {
      return connection.read(PostgresChangeLog::lastId);
    }
  }

  /** The greatest visible id; 0 if there is none. */
  public static long lastId(DSLContext dsl) {
    return dsl.select(coalesce(max(CHANGE_LOG.ID), inline(0L)))
        .from(CHANGE_LOG)
        .fetchSingle()
        .value1();
  }

  @Override
  public long removedUpTo() {
    try (ChangeLogConnection connection = new ChangeLogConnection(server)) {
      return connection.read(PostgresChangeLog::removedUpTo);
    }
  }

  static long removedUpTo(DSLContext dsl) {
    return dsl.select(ChangeLogPartitions.removedUpTo(dsl)).fetchSingle().value1();
  }

  @Override
  public void keepAfter(String consumer, long afterId) {
    try (Connection connection = server.connect(ConnectionUse.CHANGE_LOG)) {
      ChangeLogConsumers.report(server.on(connection), consumer, afterId);
    } catch (SQLException | DataAccessException e) {
      throw SqlExceptions.of(e);
    }
  }

  @Override
  public InvalidationReader newlyVisible() {
    return PostgresInvalidationReader.from(
        new ChangeLogConnection(server), server.settings().clock());
  }

  @Override
  public OrderedChangeReader readAfter(long afterId) {
    return new PostgresOrderedChangeReader(new ChangeLogConnection(server), afterId, gaps.watch());
  }

  /** Removes the meters. Readers are closed by the callers that opened them. */
  @Override
  public void close() {
    gaps.close();
  }
}
