package io.technicianviews.domain.port;

import io.technicianviews.domain.change.LoggedChange;
import java.util.List;
import java.util.OptionalLong;

/**
 * Where changes are told to other systems, in the order of the log, by one of the processes that
 * could. Each is known by the id that it has in the log, so that whoever takes over goes on where
 * the one before left off, and one that does not know yet that he was replaced can do no harm.
 * Thread-safe.
 *
 * <p>A call fails with a {@link RuntimeException} when the stream cannot be reached; what it was to
 * do may have been done.
 */
public interface EventStream extends AutoCloseable {

  /** Leads, or goes on leading for some seconds, unless another process does. */
  boolean lead();

  /** The id of the last change in the stream. */
  OptionalLong lastId();

  /**
   * Appends changes, those left out that are in the stream already.
   *
   * @param changes by ascending id, without a gap after what was appended before
   * @return false if another process leads: nothing was appended then
   */
  boolean append(List<LoggedChange> changes);

  /** Leads no more, so that another process can at once. */
  @Override
  void close();
}
