package io.technicianviews.persistence;

import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.val;

import io.technicianviews.domain.port.DeskWrite;
import io.technicianviews.domain.port.DeskWrites;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * Begins writes, each in a transaction of its own. Rights stand still by advisory locks, which are
 * taken before any row: shared by those whose writes depend on a person's rights, alone by who
 * changes them.
 */
final class PostgresWrites implements DeskWrites {

  /** Administration runs one at a time. */
  private static final long ADMINISTRATION = 0x7465_6368_6164_6d6eL;

  /** The upper half of the lock that stands for a person's rights. */
  private static final long RIGHTS = 0x7269_6768L << 32;

  private final Connections connections;
  private final ZoneId zone;
  private final @Nullable InstantSource clock;

  PostgresWrites(Connections connections, ZoneId zone, @Nullable InstantSource clock) {
    this.connections = connections;
    this.zone = zone;
    this.clock = clock;
  }

  @Override
  public DeskWrite begin(Duration timeout, Set<Long> people) {
    return begin(timeout, locks("pg_advisory_xact_lock_shared", people));
  }

  @Override
  public DeskWrite beginAdministration(Duration timeout, Set<Long> people) {
    List<Field<?>> locks = new ArrayList<>();
    locks.add(lock("pg_advisory_xact_lock", ADMINISTRATION));
    locks.addAll(locks("pg_advisory_xact_lock", people));
    return begin(timeout, locks);
  }

  private DeskWrite begin(Duration timeout, List<Field<?>> locks) {
    if (!timeout.isPositive()) {
      throw new IllegalArgumentException("timeout must be positive: " + timeout);
    }
    Deadline deadline = Deadline.in(timeout);
    PostgresWrite write =
        new PostgresWrite(connections, connections.take(deadline), deadline, zone, clock);
    try {
      write.begin(locks);
      return write;
    } catch (RuntimeException | Error e) {
      write.close();
      throw e;
    }
  }

  /** In ascending order, so that nobody waits for another in a circle. */
  private static List<Field<?>> locks(String function, Set<Long> people) {
    List<Field<?>> locks = new ArrayList<>();
    new TreeSet<>(people).forEach(person -> locks.add(lock(function, RIGHTS ^ person)));
    return locks;
  }

  private static Field<?> lock(String function, long key) {
    return function(function, SQLDataType.OTHER, val(key));
  }
}
