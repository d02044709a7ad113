package io.technicianviews.domain.port;

import io.technicianviews.domain.change.ChangeLogEntry;
import java.util.List;
import java.util.OptionalLong;

/**
 * A stream that publishes change-log entries to other systems, in log order. Thread-safe.
 *
 * <p>Several processes may share a stream. One of them, the leader, appends; the others take over
 * when its lease expires. Entries carry their change-log ids, so that a new leader continues where
 * the previous one stopped, and a former leader that still appends changes nothing. The stream
 * retains a limited number of entries, and may lose them.
 *
 * <p>The caller closes it. Every call fails with a {@link RuntimeException} when the stream is
 * unreachable; the operation may have taken effect nevertheless.
 */
public interface EventStream extends AutoCloseable {

  /** The result of {@link #append}. */
  enum AppendResult {
    /** The entries are in the stream. */
    ALL,
    /** This process is not the leader; nothing was appended. */
    NOT_LEADING,
    /**
     * The last id of the stream is smaller than {@code afterId}, or the stream was lost; nothing
     * was appended.
     */
    NOT_NEXT
  }

  /**
   * Acquires or renews the lease of the leader, for a few seconds, unless another process holds it.
   *
   * @return whether this process is the leader
   */
  boolean renewLease();

  /**
   * Returns the id of the last entry ever appended, or the id passed to {@link #begin} if there is
   * none; empty if the stream does not exist.
   */
  OptionalLong lastId();

  /**
   * Creates the stream, if it does not exist, to start after a change-log id. The start is stored,
   * so that the next leader starts there too.
   *
   * @param afterId the id before the first entry; 0 starts with the first entry of the log
   * @return false if this process is not the leader; nothing was created then
   */
  boolean begin(long afterId);

  /**
   * Appends entries, and skips those that the stream already contains.
   *
   * @param afterId the id before the first of these entries, which the stream must have reached
   * @param changes the entries, by ascending id
   */
  AppendResult append(long afterId, List<ChangeLogEntry> changes);

  /** Releases the lease, so that another process can become the leader immediately. */
  @Override
  void close();
}
