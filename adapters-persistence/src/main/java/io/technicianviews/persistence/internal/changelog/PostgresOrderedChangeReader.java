package io.technicianviews.persistence.internal.changelog;

import static io.technicianviews.persistence.internal.schema.Tables.CHANGE_LOG;

import io.technicianviews.domain.change.ChangeLogEntry;
import io.technicianviews.domain.port.ChangeLog.OrderedChangeReader;
import io.technicianviews.persistence.internal.connection.ChangeLogConnection;
import io.technicianviews.persistence.internal.row.ChangeLogTable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The log by id. An id is drawn from the log's sequence, and whoever has drawn one holds a lock on
 * the sequence until its transaction has ended and can be seen. So where ids are missing, the
 * missing ones can only come from those who hold that lock at this moment; when none of these is
 * left, a further look shows all that there will ever be. Transactions that have written nothing to
 * the log delay nobody, however long they run.
 */
final class PostgresOrderedChangeReader implements OrderedChangeReader {

  /**
   * Ids that are missing.
   *
   * @param upTo the last id that was seen behind them
   * @param holders the transactions that may still bring them
   */
  private record Gap(long upTo, Set<String> holders) {}

  private final ChangeLogConnection connection;
  private final SequenceGaps.GapAge gapAge;
  private long lastId;
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
      List<ChangeLogEntry> certain = untilGap(rows);
      if (certain.size() == rows.size()) {
        return handedOut(certain);
      }
      open = new Gap(rows.getLast().id(), OpenSequenceTransactions.now(connection));
      gap = open;
    }
    return stillHeld(open) ? handedOut(untilGap(rows(limit, open.upTo()))) : settled(open, limit);
  }

  /** Nobody is left who could bring what is missing: what can be seen now is all. */
  private List<ChangeLogEntry> settled(Gap closed, int limit) {
    List<ChangeLogEntry> rows = handedOut(rows(limit, closed.upTo()));
    if (rows.size() < limit) {
      passed(closed.upTo());
    }
    return rows;
  }

  private boolean stillHeld(Gap open) {
    if (open.holders().isEmpty()) {
      return false;
    }
    Set<String> still = new HashSet<>(OpenSequenceTransactions.now(connection));
    still.retainAll(open.holders());
    if (!still.isEmpty()) {
      gapAge.waits(lastId + 1, still);
    }
    return !still.isEmpty();
  }

  private List<ChangeLogEntry> rows(int limit, long upTo) {
    return connection.read(
        dsl ->
            dsl.selectFrom(CHANGE_LOG)
                .where(CHANGE_LOG.ID.gt(lastId).and(CHANGE_LOG.ID.le(upTo)))
                .orderBy(CHANGE_LOG.ID)
                .limit(limit)
                .fetch(ChangeLogTable::read));
  }

  /** What follows without a gap on what was handed out. */
  private List<ChangeLogEntry> untilGap(List<ChangeLogEntry> rows) {
    int certain = 0;
    while (certain < rows.size() && rows.get(certain).id() == lastId + certain + 1) {
      certain++;
    }
    return rows.subList(0, certain);
  }

  private List<ChangeLogEntry> handedOut(List<ChangeLogEntry> rows) {
    if (!rows.isEmpty()) {
      passed(rows.getLast().id());
    }
    return List.copyOf(rows);
  }

  /**
   * Whoever still runs of those who could have filled a gap that is passed is waited for no more.
   */
  private void passed(long id) {
    lastId = id;
    gapAge.close();
    if (gap != null && id >= gap.upTo()) {
      gap = null;
    }
  }

  @Override
  public void close() {
    gapAge.close();
    connection.close();
  }
}
