package io.technicianviews.domain.port;

import io.technicianviews.domain.change.ChangeLogEntry;
import io.technicianviews.domain.change.InvalidationTag;
import java.util.List;
import java.util.Set;

/**
 * What was done to the desk, in the order in which it was written down. Ids are drawn before their
 * transactions commit: rows become visible in another order, and the ids of those that roll back
 * are missing for good. So there are two ways to read it. Thread-safe.
 *
 * <p>Every reading has a connection of its own. A call fails with {@link DeskUnavailableException}
 * when the log cannot be read; nothing is lost then: the next call goes on from where the last one
 * that returned had come to, on a new connection if need be. A reading is used by one thread at a
 * time, and closed by whoever asked for it.
 */
public interface ChangeLog {

  /**
   * Says what somebody has changed by other means, in a transaction of its own. It is for those who
   * cannot do so in theirs: what they wrote is to be committed before.
   *
   * @param scopes not empty
   */
  void append(Set<InvalidationTag> scopes);

  /** The greatest id that is visible now; 0 if there is none. */
  long lastId();

  /** Reads for freshness: from now on, everything that becomes visible. */
  InvalidationReader newlyVisible();

  /**
   * Reads for events: every change after an id, in order.
   *
   * @param afterId where a consumer left off; 0 begins with the first. It may be the id of a change
   *     that is not there
   */
  OrderedChangeReader readAfter(long afterId);

  /** A reading for freshness. */
  interface InvalidationReader extends AutoCloseable {

    /**
     * Every change that is visible now and was not when the last call that returned, or {@link
     * ChangeLog#newlyVisible}, read: none is left out, however late it committed, and none comes
     * twice. It waits for nobody.
     *
     * <p>In another {@linkplain SnapshotVersion#epoch() run} of the storage than the reading
     * before, the reading begins afresh: what happened in between is not told, as nothing that was
     * known before can be built on.
     */
    ChangeLogPoll next();

    @Override
    void close();
  }

  /** A reading for events. */
  interface OrderedChangeReader extends AutoCloseable {

    /**
     * The next changes, by ascending id. None is ever left out: where ids are missing, nothing
     * behind them is handed out before it is certain that they were rolled back. It does not wait:
     * whoever gets nothing asks again.
     *
     * @param limit how many at most; positive
     */
    List<ChangeLogEntry> next(int limit);

    @Override
    void close();
  }
}
