package io.technicianviews.persistence.internal.write;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.unnest;

import io.technicianviews.domain.port.WriteTransaction;
import io.technicianviews.domain.port.WriteTransactions;
import io.technicianviews.persistence.internal.connection.ConnectionPool;
import io.technicianviews.persistence.internal.statement.AdvisoryLocks;
import io.technicianviews.persistence.internal.statement.Deadline;
import io.technicianviews.persistence.internal.statement.DeskSchema;
import io.technicianviews.persistence.internal.statement.StatementTemplate;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * Begins write transactions. Advisory locks, taken before any row lock, protect permissions: shared
 * by writes that depend on a person's permissions, exclusive by writes that change them.
 * Thread-safe.
 */
public final class PostgresWriteTransactions implements WriteTransactions {

  private static final StatementTemplate<Long[]> LOCK_PERMISSIONS_SHARED =
      lock("pg_advisory_xact_lock_shared");
  private static final StatementTemplate<Long[]> LOCK_PERMISSIONS = lock("pg_advisory_xact_lock");

  private static final StatementTemplate<Long> LOCK_ADMINISTRATION =
      StatementTemplate.of(
          of ->
              select(
                  function(
                      "pg_advisory_xact_lock",
                      SQLDataType.OTHER,
                      of.bind(SQLDataType.BIGINT, key -> key))));

  private final ConnectionPool connectionPool;
  private final DeskSchema schema;
  private final OpenExternalWrites externalWrites;
  private final ZoneId zone;
  private final @Nullable InstantSource clock;

  public PostgresWriteTransactions(
      ConnectionPool connectionPool,
      DeskSchema schema,
      OpenExternalWrites externalWrites,
      ZoneId zone,
      @Nullable InstantSource clock) {
    this.connectionPool = connectionPool;
    this.schema = schema;
    this.externalWrites = externalWrites;
    this.zone = zone;
    this.clock = clock;
  }

  /** The permissions are locked in the round trip of the first statement. */
  @Override
  public WriteTransaction begin(Duration timeout, Set<Long> people) {
    PostgresWriteTransaction write = open(timeout);
    if (!people.isEmpty()) {
      write.enqueue(List.of(LOCK_PERMISSIONS_SHARED.with(keys(people))));
    }
    return write;
  }

  @Override
  public WriteTransaction beginAdministration(Duration timeout, Set<Long> people) {
    PostgresWriteTransaction write = open(timeout);
    try {
      write.read(
          List.of(
              LOCK_ADMINISTRATION.with(schema.lock(AdvisoryLocks.ADMINISTRATION)),
              LOCK_PERMISSIONS.with(keys(people))));
      return write;
    } catch (RuntimeException | Error e) {
      write.close();
      throw e;
    }
  }

  private PostgresWriteTransaction open(Duration timeout) {
    if (!timeout.isPositive()) {
      throw new IllegalArgumentException("timeout must be positive: " + timeout);
    }
    externalWrites.requireNone();
    Deadline deadline = Deadline.in(timeout);
    return new PostgresWriteTransaction(connectionPool, deadline, zone, clock);
  }

  /** Locks in ascending order, which prevents deadlocks. */
  private static StatementTemplate<Long[]> lock(String function) {
    Field<Long> key = field(name("key"), SQLDataType.BIGINT);
    return StatementTemplate.of(
        of ->
            select(function(function, SQLDataType.OTHER, key))
                .from(
                    unnest(of.bind(SQLDataType.BIGINT.array(), keys -> keys)).as("rights", "key")));
  }

  private Long[] keys(Set<Long> people) {
    return people.stream()
        .sorted()
        .map(id -> schema.lock(AdvisoryLocks.permissionsOf(id)))
        .toArray(Long[]::new);
  }
}
