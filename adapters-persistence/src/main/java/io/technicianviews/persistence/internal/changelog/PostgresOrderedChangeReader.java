package io.technicianviews.persistence.internal.changelog;

import static io.technicianviews.persistence.internal.schema.Tables.CHANGE_LOG;

import io.technicianviews.domain.change.ChangeLogEntry;
import io.technicianviews.domain.port.ChangeLog;
import io.technicianviews.domain.port.ChangeLog.OrderedChangeReader;
import io.technicianviews.persistence.internal.connection.ChangeLogConnection;
import io.technicianviews.persistence.internal.row.ChangeLogTable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the change log in the order of ids, without skipping entries that commit late. A
 * transaction that allocates an id holds a lock on the log's sequence until it has ended and its
 * rows are visible. So missing ids can only come from the transactions that hold this lock now;
 * once all of them have ended, another query returns every entry that will ever exist. Long
 * transactions without log entries cause no delay. Not thread-safe.
 */
final class PostgresOrderedChangeReader implements OrderedChangeReader {

  /**
   * A range of ids with missing ones.
   *
   * @param upTo the last visible id after the missing ones
   * @param holders the transactions that may still commit them
   */
  private record Gap(long upTo, Set<String> holders) {}

  private final ChangeLogConnection connection;
  private final SequenceGaps.GapAge gapAge;
  private long lastId;

  /** The entry with the last id; null if there was none, or it was not read yet. */
  private @Nullable ChangeLogEntry last;

  private @Nullable Gap gap;

  PostgresOrderedChangeReader(
      ChangeLogConnection connection, long afterId, SequenceGaps.GapAge gapAge) {
    this.connection = connection;
    this.lastId = afterId;
    this.gapAge = gapAge;
  }

  @Override
  public List<ChangeLogEntry> next(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit must be positive: " + limit);
    }
    Gap open = gap;
    if (open == null) {
      List<ChangeLogEntry> rows = rows(limit, Long.MAX_VALUE);
      List<ChangeLogEntry> contiguous = untilGap(rows);
      if (contiguous.size() == rows.size()) {
        return deliver(contiguous);
      }
      requireNoneRemoved();
      open = new Gap(rows.getLast().id(), OpenSequenceTransactions.now(connection));
      gap = open;
    }
    return isStillOpen(open)
        ? deliver(untilGap(rows(limit, open.upTo())))
        : deliverClosed(open, limit);
  }

  /** Delivers the visible entries of a gap that no open transaction can fill any more. */
  private List<ChangeLogEntry> deliverClosed(Gap closed, int limit) {
    List<ChangeLogEntry> visible = rows(limit, closed.upTo());
    requireNoneRemoved();
    if (visible.isEmpty()) {
      throw new ChangeLog.ReplacedException(closed.upTo());
    }
    return deliver(visible);
  }

  /** After the rows were read, since entries can be removed at any time. */
  private void requireNoneRemoved() {
    long removedUpTo = connection.read(PostgresChangeLog::removedUpTo);
    if (lastId < removedUpTo) {
      throw new ChangeLog.EntriesRemovedException(lastId, removedUpTo);
    }
  }

  private boolean isStillOpen(Gap open) {
    if (open.holders().isEmpty()) {
      return false;
    }
    Set<String> remaining = new HashSet<>(OpenSequenceTransactions.now(connection));
    remaining.retainAll(open.holders());
    if (!remaining.isEmpty()) {
      gapAge.waiting(lastId + 1, remaining);
    }
    return !remaining.isEmpty();
  }

  /**
   * The entries after the last delivered one, which is read again by the same statement: ids alone
   * do not show that the database was replaced by a copy whose ids have gone on meanwhile.
   */
  private List<ChangeLogEntry> rows(int limit, long upTo) {
    List<ChangeLogEntry> rows =
        connection.read(
            dsl ->
                dsl.selectFrom(CHANGE_LOG)
                    .where(CHANGE_LOG.ID.ge(lastId).and(CHANGE_LOG.ID.le(upTo)))
                    .orderBy(CHANGE_LOG.ID)
                    .limit(limit + 1L)
                    .fetch(ChangeLogTable::read));
    boolean lastExists = !rows.isEmpty() && rows.getFirst().id() == lastId;
    requireSame(lastExists ? rows.getFirst() : null);
    return lastExists
        ? rows.subList(1, rows.size())
        : rows.subList(0, Math.min(limit, rows.size()));
  }

  private void requireSame(@Nullable ChangeLogEntry current) {
    if (last != null && !last.equals(current)) {
      boolean removed =
          current == null && lastId <= connection.read(PostgresChangeLog::removedUpTo);
      if (!removed) {
        throw new ChangeLog.ReplacedException(lastId);
      }
    }
    last = current;
  }

  /** The entries that follow the last delivered one without a gap. */
  private List<ChangeLogEntry> untilGap(List<ChangeLogEntry> rows) {
    int contiguous = 0;
    while (contiguous < rows.size() && rows.get(contiguous).id() == lastId + contiguous + 1) {
      contiguous++;
    }
    return rows.subList(0, contiguous);
  }

  private List<ChangeLogEntry> deliver(List<ChangeLogEntry> rows) {
    if (!rows.isEmpty()) {
      advanceTo(rows.getLast());
    }
    return List.copyOf(rows);
  }

  /** Advances the position, and stops waiting for a gap that is before it. */
  private void advanceTo(ChangeLogEntry entry) {
    last = entry;
    lastId = entry.id();
    gapAge.close();
    if (gap != null && lastId >= gap.upTo()) {
      gap = null;
    }
  }

  @Override
  public void close() {
    gapAge.close();
    connection.close();
  }
}
