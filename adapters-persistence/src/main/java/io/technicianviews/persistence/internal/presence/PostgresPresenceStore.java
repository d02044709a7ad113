package io.technicianviews.persistence.internal.presence;

import static io.technicianviews.persistence.internal.schema.Tables.PRESENCE;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import io.technicianviews.domain.presence.Activity;
import io.technicianviews.domain.presence.Presence;
import io.technicianviews.domain.presence.PresenceStore;
import io.technicianviews.persistence.internal.connection.ConnectionPool;
import io.technicianviews.persistence.internal.connection.SnapshotConnection;
import io.technicianviews.persistence.internal.statement.Deadline;
import io.technicianviews.persistence.internal.statement.SqlExceptions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.SQLDataType;
import org.jooq.types.DayToSecond;

/**
 * Presences in an unlogged table, which is empty after a crash of the database: writing it costs no
 * WAL. Presences end by the clock of the database. Thread-safe.
 */
public final class PostgresPresenceStore implements PresenceStore {

  private static final Duration TIMEOUT = Duration.ofSeconds(3);

  private static final Field<Instant> NOW = function("clock_timestamp", SQLDataType.INSTANT);

  /** The activities that this version knows; a later one may store others. */
  private static final List<String> ACTIVITIES =
      Stream.of(Activity.values()).map(Activity::name).toList();

  private final ConnectionPool connectionPool;

  public PostgresPresenceStore(ConnectionPool connectionPool) {
    this.connectionPool = connectionPool;
  }

  @Override
  public boolean enter(Presence presence, Duration ttl, int limit) {
    return run(
        dsl ->
            dsl.insertInto(
                        PRESENCE,
                        PRESENCE.PERSON_ID,
                        PRESENCE.REQUEST_ID,
                        PRESENCE.ACTIVITY,
                        PRESENCE.ENDS_AT)
                    .select(
                        dsl.select(
                                val(presence.personId()),
                                val(presence.requestId()),
                                val(presence.activity().name()),
                                NOW.plus(DayToSecond.valueOf(ttl)))
                            .where(others(presence).lt(limit)))
                    .onConflict(PRESENCE.PERSON_ID, PRESENCE.REQUEST_ID)
                    .doUpdate()
                    .set(PRESENCE.ACTIVITY, excluded(PRESENCE.ACTIVITY))
                    .set(PRESENCE.ENDS_AT, excluded(PRESENCE.ENDS_AT))
                    .execute()
                == 1);
  }

  /** The number of the person's presences for other requests. */
  private static Field<Integer> others(Presence presence) {
    return field(
        select(count())
            .from(PRESENCE)
            .where(
                PRESENCE.PERSON_ID.eq(presence.personId()),
                PRESENCE.REQUEST_ID.ne(presence.requestId()),
                PRESENCE.ENDS_AT.gt(NOW)));
  }

  @Override
  public void leave(long requestId, long personId) {
    run(
        dsl ->
            dsl.deleteFrom(PRESENCE)
                .where(PRESENCE.REQUEST_ID.eq(requestId), PRESENCE.PERSON_ID.eq(personId))
                .execute());
  }

  @Override
  public Set<Presence> all() {
    return run(
        dsl ->
            new HashSet<>(
                dsl.select(PRESENCE.REQUEST_ID, PRESENCE.PERSON_ID, PRESENCE.ACTIVITY)
                    .from(PRESENCE)
                    .where(PRESENCE.ENDS_AT.gt(NOW), PRESENCE.ACTIVITY.in(ACTIVITIES))
                    .fetch(
                        row ->
                            new Presence(
                                row.value1(), row.value2(), Activity.valueOf(row.value3())))));
  }

  /**
   * Deletes presences that have ended.
   *
   * @return whether there may be more
   */
  public static boolean sweep(DSLContext dsl) {
    dsl.deleteFrom(PRESENCE).where(PRESENCE.ENDS_AT.le(NOW)).execute();
    return false;
  }

  private <T> T run(Function<DSLContext, T> statement) {
    Deadline deadline = Deadline.in(TIMEOUT);
    try {
      return SnapshotConnection.acquire(connectionPool, deadline).write(deadline, statement);
    } catch (DataAccessException e) {
      throw SqlExceptions.of(e);
    }
  }
}
