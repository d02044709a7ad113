package io.technicianviews.domain.port;

import io.technicianviews.domain.change.ChangeLogEntry;
import java.util.List;
import java.util.OptionalLong;

/**
 * Where changes are told to other systems, in the order of the log, by one of the processes that
 * could. Each is known by the id that it has in the log, so that whoever takes over goes on where
 * the one before left off, and one that does not know yet that he was replaced can do no harm. It
 * keeps the last changes only, and may lose what it has. Thread-safe.
 *
 * <p>A call fails with a {@link RuntimeException} when the stream cannot be reached; what it was to
 * do may have been done.
 */
public interface EventStream extends AutoCloseable {

  /** What became of changes that were to be appended. */
  enum AppendResult {
    /** They are in the stream. */
    ALL,
    /** Another process leads, or nobody does: nothing was appended. */
    NOT_LEADING,
    /** The stream has not come that far, or no longer: nothing was appended. */
    NOT_NEXT
  }

  /** Leads, or goes on leading for some seconds, unless another process does. */
  boolean renewLease();

  /**
   * How far the stream has come: the id of the last change that it has had, or behind which it
   * {@linkplain #begin begins}. Empty if there is no such stream.
   */
  OptionalLong lastId();

  /**
   * Makes the stream, if there is none, to begin behind a change; that is kept, so that whoever
   * takes over begins there too.
   *
   * @param afterId 0 begins with the first change
   * @return false if another process leads, or nobody does: nothing was done then
   */
  boolean begin(long afterId);

  /**
   * Appends changes, those left out that are in the stream already.
   *
   * @param afterId the change before the first of these, which the stream must have come to
   * @param changes by ascending id
   */
  AppendResult append(long afterId, List<ChangeLogEntry> changes);

  /** Leads no more, so that another process can at once. */
  @Override
  void close();
}
