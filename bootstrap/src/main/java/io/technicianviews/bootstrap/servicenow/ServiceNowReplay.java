package io.technicianviews.bootstrap.servicenow;

import io.technicianviews.application.EventReplay;
import io.technicianviews.domain.command.ReplayedEvent;
import io.technicianviews.domain.port.BulkLoader;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;

/**
 * Lets a desk live through logs: people and groups are loaded, and then every event is a write of
 * its own, at its own instant. The desk ends as {@link ServiceNowImport} would have made it; but
 * each request has been through all its versions, and the log of changes tells of each.
 *
 * <p>Events that have happened already are left out. So a replay that was interrupted, at whatever
 * point, goes on when the same is run again; and a longer log goes on from where a shorter one
 * ended. It never takes anything back.
 *
 * <p>All events of the file are kept in memory. Thread-safe.
 */
public final class ServiceNowReplay {

  private final BulkLoader desk;
  private final ZoneId timeZone;
  private final Function<ReplayedEvent, EventReplay.Outcome> replay;
  private final int writers;

  /**
   * A replay into this desk.
   *
   * @param timeZone the desk's, in which the log's times are read
   * @param replay repeats one event at the desk
   * @param writers how many events may be repeated at the same time, each of another incident
   */
  public ServiceNowReplay(
      BulkLoader desk,
      ZoneId timeZone,
      Function<ReplayedEvent, EventReplay.Outcome> replay,
      int writers) {
    if (writers < 1) {
      throw new IllegalArgumentException("writers must be positive: " + writers);
    }
    this.desk = desk;
    this.timeZone = timeZone;
    this.replay = replay;
    this.writers = writers;
  }

  /**
   * Replays a file, plain or compressed with gzip. The file is read to its end first.
   *
   * @throws io.technicianviews.domain.port.DeskUnavailableException if the desk cannot be written;
   *     what was repeated before stays
   */
  public ImportOutcome run(Path file, ImportOptions options, ImportProgress progress) {
    ReplaySchedule events = new ReplaySchedule();
    return EventLogReader.of(
        file,
        options,
        progress,
        events::add,
        reading -> replayed(reading, events.inOrder(), options, progress));
  }

  private ImportOutcome replayed(
      EventLogReader reading,
      List<Incident> events,
      ImportOptions options,
      ImportProgress progress) {
    LogTimeConverter clock = options.clock(timeZone, reading.log());
    EventLogPeople people = EventLogLoader.people(desk, reading.log());
    ReplayCounts counts =
        new ReplayWorkers(
                events, incident -> ReplaySchedule.event(incident, people, clock), replay, progress)
            .run(writers);
    return new ImportOutcome.Replayed(reading.summary(Math.toIntExact(counts.created())), counts);
  }
}
