package io.technicianviews.bootstrap.servicenow;

import io.technicianviews.domain.port.BulkLoader;
import java.nio.file.Path;
import java.time.ZoneId;

/**
 * Imports event logs and list exports in one transaction. Incidents, people and groups are
 * identified by their names in the file, so that another import of the same file changes nothing.
 * Changes that an administrator made to people and units are preserved: see {@link
 * io.technicianviews.domain.port.BulkLoad#importPeople}. The attributes of a request that the file
 * contains are overwritten. Demo data that no user has changed are replaced. Afterwards there is an
 * active admin.
 *
 * <p>The file is read once, as a stream; memory holds the state of each incident. Thread-safe.
 */
public final class ServiceNowImport {

  private final BulkLoader desk;
  private final ZoneId timeZone;

  /**
   * Creates an import.
   *
   * @param timeZone the time zone of the helpdesk and of the times in the file
   */
  public ServiceNowImport(BulkLoader desk, ZoneId timeZone) {
    this.desk = desk;
    this.timeZone = timeZone;
  }

  /** Reads a file as {@link #run} does and returns what it would import. It needs no database. */
  public static ImportOutcome check(Path file, ImportOptions options, ImportProgress progress) {
    return EventLogReader.check(file, options, progress);
  }

  /**
   * Imports a file, plain or compressed with gzip.
   *
   * @throws io.technicianviews.domain.port.DeskUnavailableException if the database is not
   *     available; nothing was changed
   */
  public ImportOutcome run(Path file, ImportOptions options, ImportProgress progress) {
    return EventLogReader.readAndImport(
        file,
        options,
        progress,
        incident -> {},
        reader ->
            new ImportOutcome.Imported(
                reader.summary(
                    EventLogLoader.all(
                        desk, reader.log(), options.clock(timeZone, reader.log())))));
  }
}
