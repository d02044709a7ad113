package io.technicianviews.bootstrap.servicenow;

import io.technicianviews.application.EventReplay;
import io.technicianviews.domain.command.ReplayedEvent;
import io.technicianviews.domain.port.BulkLoader;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;

/**
 * Replays event logs: people and groups are loaded, and then every event is a transaction of its
 * own, with its own time. The result is that of {@link ServiceNowImport}, but each request has all
 * its versions, and the change log has an entry for each.
 *
 * <p>Events that are already applied are skipped. Therefore another run continues an interrupted
 * replay, and a longer log continues after a shorter one. A replay never undoes a change.
 *
 * <p>All events of the file are in memory. Thread-safe.
 */
public final class ServiceNowReplay {

  private final BulkLoader desk;
  private final ZoneId timeZone;
  private final Function<ReplayedEvent, EventReplay.Outcome> replay;
  private final int writers;

  /**
   * Creates a replay.
   *
   * @param timeZone the time zone of the helpdesk and of the times in the file
   * @param replay applies one event
   * @param writers the number of events that are replayed concurrently, each of another incident
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
   * @throws io.technicianviews.domain.port.DeskUnavailableException if the database is not
   *     available; events already replayed stay
   */
  public ImportOutcome run(Path file, ImportOptions options, ImportProgress progress) {
    ReplaySchedule events = new ReplaySchedule();
    return EventLogReader.readAndImport(
        file,
        options,
        progress,
        events::add,
        reader -> replayed(reader, events.inOrder(), options, progress));
  }

  private ImportOutcome replayed(
      EventLogReader reader,
      List<Incident> events,
      ImportOptions options,
      ImportProgress progress) {
    LogTimeConverter clock = options.clock(timeZone, reader.log());
    EventLogPeople people = EventLogLoader.people(desk, reader.log());
    ReplayCounts counts =
        new ReplayWorkers(
                events, incident -> ReplaySchedule.event(incident, people, clock), replay, progress)
            .run(writers);
    return new ImportOutcome.Replayed(reader.summary(Math.toIntExact(counts.created())), counts);
  }
}
