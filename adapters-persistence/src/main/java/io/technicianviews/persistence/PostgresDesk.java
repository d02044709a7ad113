package io.technicianviews.persistence;

import static java.util.Objects.requireNonNull;

import io.technicianviews.domain.change.InvalidationTag;
import io.technicianviews.domain.people.DeskInfo;
import io.technicianviews.domain.port.BulkLoader;
import io.technicianviews.domain.port.ChangeLog;
import io.technicianviews.domain.port.DeskAccessDeniedException;
import io.technicianviews.domain.port.DeskStorage;
import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.domain.port.SnapshotSource;
import io.technicianviews.domain.port.WriteTransactions;
import io.technicianviews.domain.presence.PresenceStore;
import io.technicianviews.persistence.internal.changelog.PostgresChangeLog;
import io.technicianviews.persistence.internal.changelog.RestoredTransactions;
import io.technicianviews.persistence.internal.connection.ConnectionPool;
import io.technicianviews.persistence.internal.connection.DatabaseServer;
import io.technicianviews.persistence.internal.connection.Readiness;
import io.technicianviews.persistence.internal.counter.CounterRollupJob;
import io.technicianviews.persistence.internal.counter.CounterVerification;
import io.technicianviews.persistence.internal.counter.PastCounters;
import io.technicianviews.persistence.internal.load.PostgresBulkLoader;
import io.technicianviews.persistence.internal.migration.DeskTable;
import io.technicianviews.persistence.internal.migration.Migrations;
import io.technicianviews.persistence.internal.presence.PostgresPresenceStore;
import io.technicianviews.persistence.internal.query.PostgresSnapshots;
import io.technicianviews.persistence.internal.statement.DatabaseClock;
import io.technicianviews.persistence.internal.statement.TablePrivileges;
import io.technicianviews.persistence.internal.upkeep.LogRetention;
import io.technicianviews.persistence.internal.upkeep.PartitionUpkeep;
import io.technicianviews.persistence.internal.upkeep.UpkeepJob;
import io.technicianviews.persistence.internal.write.IdempotencyTable;
import io.technicianviews.persistence.internal.write.OpenExternalWrites;
import io.technicianviews.persistence.internal.write.PostgresWriteTransactions;
import java.sql.Connection;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.LongConsumer;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The storage of one desk in PostgreSQL 16 or newer: the entry point of this module. Thread-safe.
 * The caller that opens it closes it.
 */
public final class PostgresDesk implements DeskStorage, AutoCloseable {

  private final DatabaseServer server;
  private final DeskInfo deskInfo;
  private final ConnectionPool connectionPool;
  private final ConnectionPool writeConnectionPool;
  private final PostgresSnapshots snapshots;
  private final PostgresBulkLoader loader;
  private final PostgresWriteTransactions writes;
  private final PostgresChangeLog changes;
  private final PostgresPresenceStore presence;
  private final OpenExternalWrites externalWrites = new OpenExternalWrites();
  private final CounterRollupJob rollupJob;
  private final UpkeepJob upkeepJob;

  private PostgresDesk(DatabaseServer server, DeskInfo deskInfo) {
    this.server = server;
    this.deskInfo = deskInfo;
    PostgresSettings settings = server.settings();
    connectionPool = ConnectionPool.forQueries(server);
    try {
      writeConnectionPool = ConnectionPool.forWrites(server);
    } catch (RuntimeException | Error e) {
      connectionPool.close();
      throw e;
    }
    snapshots = new PostgresSnapshots(connectionPool, settings.clock());
    loader = new PostgresBulkLoader(server, deskInfo.timeZone(), externalWrites);
    writes =
        new PostgresWriteTransactions(
            writeConnectionPool,
            server.schema(),
            externalWrites,
            deskInfo.timeZone(),
            settings.clock());
    changes = new PostgresChangeLog(server, deskInfo, writes);
    presence = new PostgresPresenceStore(writeConnectionPool);
    rollupJob = new CounterRollupJob(server, deskInfo.id(), writeConnectionPool);
    upkeepJob = new UpkeepJob(writeConnectionPool, upkeep(settings, deskInfo.timeZone()));
  }

  private static List<UpkeepJob.Task> upkeep(PostgresSettings settings, ZoneId zone) {
    List<UpkeepJob.Task> tasks =
        new ArrayList<>(
            List.<UpkeepJob.Task>of(
                new PartitionUpkeep(settings.changeLogRetention(), settings.clock()),
                UpkeepJob.seldom(IdempotencyTable::sweep),
                UpkeepJob.seldom(PostgresPresenceStore::sweep),
                UpkeepJob.seldom(dsl -> PastCounters.sweep(dsl, today(dsl, settings, zone)))));
    Duration retention = settings.changeLogRetention();
    if (retention != null) {
      tasks.add(new LogRetention(retention, settings.clock()));
    }
    return tasks;
  }

  private static LocalDate today(DSLContext dsl, PostgresSettings settings, ZoneId zone) {
    return LocalDate.ofInstant(DatabaseClock.now(dsl, settings.clock()), zone);
  }

  /**
   * Connects to the desk's database, migrates or validates its schema, according to the settings,
   * and creates the desk if there is none and it migrates.
   *
   * @throws DeskUnavailableException if the database cannot be reached or cannot be used: its
   *     version is too old, it is read-only, or a migration is missing
   * @throws DeskAccessDeniedException if the server refuses the user, the password or the database,
   *     or the role lacks a privilege
   * @throws IllegalArgumentException if the desk has another time zone than the settings
   */
  public static PostgresDesk open(PostgresSettings settings) {
    DatabaseServer server = DatabaseServer.checked(requireNonNull(settings, "settings"));
    return new PostgresDesk(
        server,
        switch (settings.migration()) {
          case MIGRATE -> migrated(server);
          case VALIDATE -> validated(server);
        });
  }

  /**
   * Migrates the schema and creates the desk if there is none.
   *
   * @return how many migrations were applied
   * @throws DeskUnavailableException as {@link #open}
   * @throws IllegalArgumentException if the desk has another time zone than the settings
   */
  public static int migrate(PostgresSettings settings) {
    DatabaseServer server = DatabaseServer.checked(requireNonNull(settings, "settings"));
    int applied = Migrations.apply(server);
    created(server);
    return applied;
  }

  private static DeskInfo migrated(DatabaseServer server) {
    Migrations.apply(server);
    return created(server);
  }

  private static DeskInfo created(DatabaseServer server) {
    DeskTable.Row row = prepared(server, DeskTable::create);
    if (!row.counted()) {
      new CounterVerification(server, row.desk().timeZone()).countExisting();
    }
    return row.desk();
  }

  private static DeskInfo validated(DatabaseServer server) {
    server.execute(
        dsl -> {
          TablePrivileges.requireSchema(dsl);
          return true;
        });
    Migrations.validate(server);
    return prepared(server, DeskTable::require).desk();
  }

  /** Checks the desk, and renumbers the transactions of a restored database, on one connection. */
  private static DeskTable.Row prepared(
      DatabaseServer server, BiFunction<DSLContext, @Nullable ZoneId, DeskTable.Row> check) {
    return server.execute(
        dsl -> {
          DeskTable.Row row = check.apply(dsl, server.settings().timeZone());
          RestoredTransactions.renumber(dsl);
          return row;
        });
  }

  @Override
  public DeskInfo desk() {
    return deskInfo;
  }

  @Override
  public SnapshotSource snapshots() {
    return snapshots;
  }

  /** Returns the loader of large amounts of data. */
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

  @Override
  public PresenceStore presence() {
    return presence;
  }

  /**
   * Writes a change-log entry for an external write, in the caller's transaction: the entry is
   * committed exactly if the write is. It is the last statement before the commit, since the
   * delivery of events waits for this transaction from then on. Tracked writes of the transaction
   * are {@linkplain ExternalWriteCounters#finish finished} before.
   *
   * @param connection to this desk's database, with any search path; the caller keeps ownership and
   *     closes it
   * @param tags the tags of everything that the write changes; not empty
   * @throws IllegalArgumentException if the connection is in autocommit
   * @throws IllegalStateException if this thread has begun to track a write of the transaction and
   *     it is not finished: its counts would be wrong
   * @throws DeskUnavailableException if the change log cannot be written; the transaction cannot be
   *     committed then
   */
  public void recordExternalChange(Connection connection, Set<InvalidationTag> tags) {
    externalWrites.requireFinished(server.on(connection));
    changes.append(connection, tags);
    externalWrites.opened(connection, server.on(connection));
  }

  /**
   * Locks the requests that an external write is about to change, in the caller's transaction, and
   * tracks their counts. After its SQL the caller {@linkplain ExternalWriteCounters#finish
   * finishes} the returned object and then {@linkplain #recordExternalChange records} the change. A
   * parent whose number of open subtasks changes is one of the requests.
   *
   * <p>Until that transaction ends, commands and bulk loads of this desk on the same thread throw
   * an {@link IllegalStateException}: they would wait for its locks. Queries work and do not see
   * what is not committed. Not detected are commands on other threads that wait for the thread with
   * the transaction, writes before the call of this method, transactions in which only the caller's
   * own SQL writes, and connections that do not unwrap to the driver's. Such a command fails at its
   * deadline.
   *
   * @param connection to this desk's database, with any search path; the caller keeps ownership and
   *     closes it
   * @param requestIds ids of the requests that the write changes or removes. An id that no request
   *     has yet is counted as a new request if it has one when the write is finished
   * @throws IllegalArgumentException if the connection is in autocommit
   * @throws DeskUnavailableException if the database is unavailable; the transaction cannot be
   *     committed then
   */
  public ExternalWriteCounters trackExternalWrite(
      Connection connection, Collection<Long> requestIds) {
    return new ExternalWriteCounters(
        connection,
        server.on(connection),
        deskInfo.timeZone(),
        server.settings().clock(),
        requestIds,
        externalWrites);
  }

  /**
   * Verifies the materialized counters against the requests, while the desk is in use. Reads every
   * request.
   *
   * @param repair whether wrong counters are repaired, by adding the differences
   * @param progress receives the number of requests counted so far, at intervals
   * @throws DeskUnavailableException if the database is unavailable; nothing is repaired then
   */
  public VerificationResult recount(boolean repair, LongConsumer progress) {
    return new CounterVerification(server, deskInfo.timeZone()).run(repair, progress);
  }

  /**
   * Checks that the database answers a query within this time, however busy this process is. Uses a
   * connection of its own and begins the transaction as every query does.
   *
   * @throws DeskUnavailableException if it does not answer or is read-only
   */
  public void requireReady(Duration within) {
    Readiness.require(server, within);
  }

  /**
   * Closes the connections. Running queries and writes fail, and later ones throw an {@link
   * IllegalStateException}.
   */
  @Override
  public void close() {
    upkeepJob.close();
    rollupJob.close();
    connectionPool.close();
    writeConnectionPool.close();
    changes.close();
  }
}
