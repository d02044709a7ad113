package io.technicianviews.bootstrap.servicenow;

import io.technicianviews.domain.port.DeskLoader;
import java.nio.file.Path;
import java.time.ZoneId;

/**
 * Imports logs into a desk: all of a file, or nothing. Incidents, people and groups that the desk
 * knows from an earlier import are updated, so that importing the same file again changes nothing.
 * Demo data give way to an import. Afterwards the desk has an administrator.
 *
 * <p>The file is read once, as a stream; what is kept in memory is the state of each incident.
 * Thread-safe.
 */
public final class ServiceNowImport {

  private final DeskLoader desk;
  private final ZoneId timeZone;

  /**
   * An import into this desk.
   *
   * @param timeZone the desk's, in which the log's times are read
   */
  public ServiceNowImport(DeskLoader desk, ZoneId timeZone) {
    this.desk = desk;
    this.timeZone = timeZone;
  }

  /**
   * Imports a file, plain or compressed with gzip.
   *
   * @throws io.technicianviews.domain.port.DeskUnavailableException if the desk cannot be written;
   *     it is as it was then
   */
  public ImportOutcome run(Path file, ImportOptions options, ImportProgress progress) {
    return LogReading.of(
        file,
        options,
        progress,
        incident -> {},
        reading ->
            new ImportOutcome.Imported(
                reading.summary(
                    LogLoad.everything(
                        desk, reading.log(), options.clock(timeZone, reading.log())))));
  }
}
