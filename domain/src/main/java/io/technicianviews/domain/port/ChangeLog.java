package io.technicianviews.domain.port;

import io.technicianviews.domain.change.ChangeLogEntry;
import io.technicianviews.domain.change.InvalidationTag;
import java.util.List;
import java.util.Set;

/**
 * The change log: an append-only record of every change of the storage. Thread-safe.
 *
 * <p>Ids are drawn from a sequence before their transactions commit. Entries therefore become
 * visible in a different order than that of their ids, and the ids of rolled-back transactions
 * remain unused. For this reason there are two readers: {@link InvalidationReader} returns what has
 * become visible, in any order; {@link OrderedChangeReader} returns entries by ascending id.
 *
 * <p>Each reader uses a connection of its own, is used by one thread at a time, and is closed by
 * the caller that opened it. A call fails with {@link DeskUnavailableException} when the log cannot
 * be read. No entry is lost by a failure: the next call continues after the last call that
 * returned, on a new connection if necessary.
 */
public interface ChangeLog {

  /**
   * Appends an entry for external writes: changes that bypassed the API and that their transaction
   * did not log. The call runs in a transaction of its own; the external write must be committed
   * before.
   *
   * @param tags the tags of the changed data; not empty
   */
  void append(Set<InvalidationTag> tags);

  /** Returns the greatest visible id; 0 if the log is empty. The newest entry is never removed. */
  long lastId();

  /**
   * Returns the id up to which entries have been removed, because they were older than the log is
   * kept; 0 if none has been removed.
   */
  long removedUpTo();

  /**
   * Keeps the entries after a position for a consumer that has yet to read them. The consumer
   * reports its position regularly: after {@value #KEEP_DAYS} days without a report its entries are
   * removed like others.
   *
   * @param consumer the name of the consumer; each has one position
   * @param afterId the last id that the consumer has processed
   */
  void keepAfter(String consumer, long afterId);

  /** The number of days for which the log is kept for a consumer that reports nothing. */
  int KEEP_DAYS = 30;

  /**
   * Opens a reader for cache invalidation that starts now: it returns every entry that becomes
   * visible afterwards.
   */
  InvalidationReader newlyVisible();

  /**
   * Opens a reader for event delivery that returns every entry after an id, in order.
   *
   * @param afterId the last id that the consumer has processed; 0 starts with the first entry,
   *     {@link #removedUpTo} with the first one that exists. An unused id is allowed
   */
  OrderedChangeReader readAfter(long afterId);

  /** A reader that returns newly visible entries, for cache invalidation. */
  interface InvalidationReader extends AutoCloseable {

    /**
     * Polls the log without blocking. The result contains each entry that is visible now and was
     * not visible to the previous successful poll, or to {@link ChangeLog#newlyVisible}. No entry
     * is missed, however late its transaction committed, and none is returned twice.
     *
     * <p>After a change of the {@linkplain SnapshotVersion#epoch() storage epoch} the reader starts
     * anew: entries between the two polls are not returned, because no result cached in the
     * previous epoch is valid. It also starts anew if entries that it may not have returned were
     * removed; the poll is not {@linkplain ChangeLogPoll#complete() complete} then.
     */
    ChangeLogPoll next();

    @Override
    void close();
  }

  /** A reader that returns entries by ascending id, for event delivery. */
  interface OrderedChangeReader extends AutoCloseable {

    /**
     * Returns the next entries by ascending id, without blocking; an empty list means that none is
     * available yet. No entry is skipped: an entry after a gap is returned only when the
     * transactions of the missing ids are known to have rolled back.
     *
     * @param limit the maximum number of entries; positive
     * @throws EntriesRemovedException if entries after the position of the reader have been
     *     removed; so does every further call
     * @throws ReplacedException if the entry that was returned last is no longer in the log as it
     *     was, so that the next ones need not follow it; so does every further call
     */
    List<ChangeLogEntry> next(int limit);

    @Override
    void close();
  }

  /**
   * Thrown when a reader of the change log has yet to return entries that were removed. A new
   * reader after {@link #upTo} returns the entries that exist.
   */
  final class EntriesRemovedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long upTo;

    /**
     * @param afterId the position of the reader
     * @param upTo the id up to which entries have been removed
     */
    public EntriesRemovedException(long afterId, long upTo) {
      super(
          "the entries %d to %d of the change log have been removed".formatted(afterId + 1, upTo));
      this.upTo = upTo;
    }

    /** Returns the id up to which entries have been removed. */
    public long upTo() {
      return upTo;
    }
  }

  /**
   * Thrown when an entry that a reader of the change log has returned is no longer in it, or is
   * another one: the storage was restored from a backup, or lost its last writes in a failover.
   */
  final class ReplacedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param id the id of the entry
     */
    public ReplacedException(long id) {
      super("the change log no longer contains entry %d as it was read".formatted(id));
    }
  }
}
