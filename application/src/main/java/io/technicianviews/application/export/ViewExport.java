package io.technicianviews.application.export;

import io.technicianviews.domain.request.RequestListItem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * All rows of a view, read from one snapshot in chunks. Used by one thread, which closes it.
 *
 * <p>An open export holds a connection of the storage, and delays the removal of old row versions
 * in it. So at most {@value #MAX_OPEN} are open at a time, and one can be read for {@value
 * #MAX_SECONDS} seconds. A caller that waits between two chunks, such as for a client to receive
 * one, limits that time itself.
 */
public interface ViewExport extends AutoCloseable {

  /** The largest number of exports of one {@code ServiceDesk} that are open at a time. */
  int MAX_OPEN = 2;

  /** The time after which no further rows can be read, in seconds. */
  int MAX_SECONDS = 60;

  /** The instant whose state all rows show. */
  Instant asOf();

  /** The day of that instant in the time zone of the helpdesk. */
  LocalDate day();

  /**
   * The next rows, in the order of the view; empty after the last one.
   *
   * @throws io.technicianviews.domain.port.DeadlineExceededException if the time is over
   * @throws io.technicianviews.domain.port.DeskUnavailableException if the storage cannot be read
   */
  List<RequestListItem> next();

  /** Ends the export. Closing again has no effect. */
  @Override
  void close();
}
