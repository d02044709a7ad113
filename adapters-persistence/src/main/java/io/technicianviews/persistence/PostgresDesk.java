package io.technicianviews.persistence;

import io.technicianviews.domain.change.InvalidationTag;
import io.technicianviews.domain.people.DeskInfo;
import io.technicianviews.domain.port.BulkLoader;
import io.technicianviews.domain.port.ChangeLog;
import io.technicianviews.domain.port.DeskStorage;
import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.domain.port.SnapshotSource;
import io.technicianviews.domain.port.WriteTransactions;
import io.technicianviews.persistence.internal.changelog.PostgresChangeLog;
import io.technicianviews.persistence.internal.connection.ConnectionPool;
import io.technicianviews.persistence.internal.connection.DatabaseServer;
import io.technicianviews.persistence.internal.connection.Readiness;
import io.technicianviews.persistence.internal.counter.CounterRollupJob;
import io.technicianviews.persistence.internal.counter.CounterVerification;
import io.technicianviews.persistence.internal.load.PostgresBulkLoader;
import io.technicianviews.persistence.internal.migration.DeskTable;
import io.technicianviews.persistence.internal.migration.Migrations;
import io.technicianviews.persistence.internal.query.PostgresSnapshots;
import io.technicianviews.persistence.internal.write.PostgresWriteTransactions;
import java.sql.Connection;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * A desk in PostgreSQL 16 or newer: the door of this module. Thread-safe. Whoever opens it closes
 * it.
 */
public final class PostgresDesk implements DeskStorage, AutoCloseable {

  private final PostgresSettings settings;
  private final DeskInfo deskInfo;
  private final ConnectionPool connectionPool;
  private final ConnectionPool writeConnectionPool;
  private final PostgresSnapshots snapshots;
  private final PostgresBulkLoader loader;
  private final PostgresWriteTransactions writes;
  private final PostgresChangeLog changes;
  private final CounterRollupJob upkeep;

  private PostgresDesk(DatabaseServer server) {
    settings = server.settings();
    deskInfo = DeskTable.find(settings);
    connectionPool = ConnectionPool.forQueries(server);
    writeConnectionPool = ConnectionPool.forWrites(settings);
    snapshots = new PostgresSnapshots(connectionPool, settings.clock());
    loader = new PostgresBulkLoader(settings, deskInfo.timeZone());
    writes =
        new PostgresWriteTransactions(writeConnectionPool, deskInfo.timeZone(), settings.clock());
    changes = new PostgresChangeLog(settings, deskInfo, writes);
    upkeep = new CounterRollupJob(settings, deskInfo.id(), writeConnectionPool);
  }

  /**
   * Connects to the desk's database, brings its schema up to date, and makes the desk if there is
   * none.
   *
   * @throws DeskUnavailableException if the database cannot be reached or cannot be used: its
   *     version is too old, it takes no writes, or the role may not do what is needed
   * @throws IllegalArgumentException if the desk has another time zone than the settings say
   */
  public static PostgresDesk open(PostgresSettings settings) {
    DatabaseServer server = DatabaseServer.checked(settings);
    migrate(server);
    return new PostgresDesk(server);
  }

  /**
   * Brings the schema up to date and makes the desk if there is none.
   *
   * @return how many migrations were applied
   * @throws DeskUnavailableException if the database cannot be reached or cannot be used: its
   *     version is too old, it takes no writes, or the role may not do what is needed
   * @throws IllegalArgumentException if the desk has another time zone than the settings say
   */
  public static int migrate(PostgresSettings settings) {
    return migrate(DatabaseServer.checked(settings));
  }

  private static int migrate(DatabaseServer server) {
    PostgresSettings settings = server.settings();
    int applied = Migrations.apply(settings);
    DeskTable.make(settings);
    new CounterVerification(settings, DeskTable.find(settings).timeZone()).once();
    return applied;
  }

  @Override
  public DeskInfo desk() {
    return deskInfo;
  }

  @Override
  public SnapshotSource snapshots() {
    return snapshots;
  }

  public BulkLoader loader() {
    return loader;
  }

  @Override
  public WriteTransactions writes() {
    return writes;
  }

  @Override
  public ChangeLog changes() {
    return changes;
  }

  /**
   * Says what somebody changes with SQL of his own, in his own transaction: it is on record exactly
   * if what he writes is. He does so as the last thing before he commits, since events wait for him
   * from then on.
   *
   * @param connection to this desk's database, with its tables in the search path; it stays the
   *     caller's
   * @param scopes what is touched; not empty
   * @throws IllegalArgumentException if the connection is in autocommit
   * @throws DeskUnavailableException if the log cannot be written; the transaction is lost then
   */
  public void recordExternalChange(Connection connection, Set<InvalidationTag> scopes) {
    changes.append(connection, scopes);
  }

  /**
   * Begins to keep the counts right for somebody who changes requests with SQL of his own, in his
   * own transaction, which locks them. He finishes when he has written, and then says what he
   * {@linkplain #recordExternalChange changed}. A parent whose number of open subtasks he changes
   * is one of them.
   *
   * @param connection to this desk's database, with its tables in the search path; it stays the
   *     caller's
   * @param requestIds of the requests that will be changed or removed
   * @throws IllegalArgumentException if the connection is in autocommit
   * @throws DeskUnavailableException if the database does not answer; the transaction is lost then
   */
  public ExternalWriteCounters trackExternalWrite(
      Connection connection, Collection<Long> requestIds) {
    return new ExternalWriteCounters(connection, deskInfo.timeZone(), requestIds);
  }

  /**
   * Compares the kept counters with the requests themselves, while the desk is in use. It reads
   * every request.
   *
   * @param repair whether the counters are mended, by adding what they lack
   * @param progress is told now and then how many requests were counted
   * @throws DeskUnavailableException if the database does not answer; nothing is mended then
   */
  public VerificationResult recount(boolean repair, LongConsumer progress) {
    return new CounterVerification(settings, deskInfo.timeZone()).run(repair, progress);
  }

  /**
   * Checks that the database can be asked within this time, however busy this process is: a
   * transaction is begun as for every question, on a connection of its own.
   *
   * @throws DeskUnavailableException if it cannot, or takes no writes
   */
  public void requireReady(Duration within) {
    Readiness.require(settings, within);
  }

  /** Closes the connections. Questions and writes that still run fail. */
  @Override
  public void close() {
    upkeep.close();
    connectionPool.close();
    writeConnectionPool.close();
    changes.close();
  }
}
