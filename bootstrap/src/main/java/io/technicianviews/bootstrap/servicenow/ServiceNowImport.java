package io.technicianviews.bootstrap.servicenow;

import io.technicianviews.domain.port.BulkLoader;
import java.nio.file.Path;
import java.time.ZoneId;

/**
 * Imports logs and lists into a desk: all of a file, or nothing. Incidents, people and groups are
 * recognized by what the file calls them, so that importing the same file again changes nothing. It
 * undoes no decision of an administrator: see {@link
 * io.technicianviews.domain.port.BulkLoad#importPeople}. Of a request everything that the file
 * mentions becomes as the file says. Demo data are replaced by an import. Afterwards the desk has
 * an active admin.
 *
 * <p>The file is read once, as a stream; what is kept in memory is the state of each incident.
 * Thread-safe.
 */
public final class ServiceNowImport {

  private final BulkLoader desk;
  private final ZoneId timeZone;

  /**
   * An import into this desk.
   *
   * @param timeZone the desk's, in which the log's times are read
   */
  public ServiceNowImport(BulkLoader desk, ZoneId timeZone) {
    this.desk = desk;
    this.timeZone = timeZone;
  }

  /**
   * Reads a file as {@link #run} does, and says what it would import. It needs no desk and changes
   * nothing.
   */
  public static ImportOutcome check(Path file, ImportOptions options, ImportProgress progress) {
    return EventLogReader.check(file, options, progress);
  }

  /**
   * Imports a file, plain or compressed with gzip.
   *
   * @throws io.technicianviews.domain.port.DeskUnavailableException if the desk cannot be written;
   *     it is as it was then
   */
  public ImportOutcome run(Path file, ImportOptions options, ImportProgress progress) {
    return EventLogReader.of(
        file,
        options,
        progress,
        incident -> {},
        reading ->
            new ImportOutcome.Imported(
                reading.summary(
                    EventLogLoader.everything(
                        desk, reading.log(), options.clock(timeZone, reading.log())))));
  }
}
