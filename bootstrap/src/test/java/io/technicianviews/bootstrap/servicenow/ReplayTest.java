package io.technicianviews.bootstrap.servicenow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.technicianviews.application.EventReplay.Outcome;
import io.technicianviews.domain.command.ReplayedEvent;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.port.BulkLoad;
import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.domain.port.PersonRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {

  private static final LocalDate TODAY = LocalDate.of(2019, 5, 5);

  /** Solved, reopened, solved again and closed, all in one minute; and once more in another. */
  private static final String IN_ONE_MINUTE =
      String.join(
          "",
          row("INC7", "Resolved", "Caller A", "1/5/2019 9:00", "Team Red", "Solver 1"),
          row("INC7", "Active", "Caller B", "2/5/2019 9:00", "Team Red", "Solver 2"),
          row("INC7", "Resolved", "Caller A", "2/5/2019 9:00", "Team Blue", "Solver 1"),
          row("INC7", "Active", "Caller A", "2/5/2019 9:00", "?", "?"),
          row("INC7", "Resolved", "Caller A", "2/5/2019 9:00", "?", "Solver 1"),
          row("INC7", "Closed", "Caller A", "2/5/2019 9:00", "Team Red", "Solver 1"),
          row("INC8", "Resolved", "?", "2/5/2019 9:00", "Team Red", "Solver 1"),
          row("INC8", "Closed", "?", "2/5/2019 9:01", "Team Red", "Solver 1"),
          row("INC8", "Active", "?", "2/5/2019 9:01", "Team Red", "Solver 3"));

  private static final int EVENTS = 26;

  private final ImportedDesk plain = new ImportedDesk();
  private final ImportedDesk desk = new ImportedDesk();
  private Path file;
  private Samples samples;

  @BeforeEach
  void aLog(@TempDir Path directory) throws IOException {
    samples = new Samples(directory);
    file = samples.changed(log -> log + IN_ONE_MINUTE);
  }

  @Test
  void aReplayHasTheResultOfAnImportOnEveryDay() {
    for (int day = 1; day <= 5; day++) {
      ImportOptions options = new ImportOptions(LocalDate.of(2019, 5, day), null, false);
      ImportedDesk replayed = new ImportedDesk();
      plain.imports(file, options);

      replayed.replays(file, options);

      ImportedDesk fresh = new ImportedDesk();
      fresh.imports(file, options);
      assertThat(replayed.picture(TODAY)).isEqualTo(fresh.picture(TODAY));
    }
  }

  @Test
  void aReplayContinuesTheReplayOfAShorterLog() {
    for (int day = 1; day <= 5; day++) {
      desk.replays(file, new ImportOptions(LocalDate.of(2019, 5, day), null, false));
    }

    assertEqualToThePlainImport();
  }

  @Test
  void everyEventIsAWriteAtItsInstantInTheOrderOfTime() {
    List<ReplayedEvent> events = new ArrayList<>();
    Function<ReplayedEvent, Outcome> replay = desk.serviceDesk().replay()::apply;

    ReplayCounts counts =
        desk.replays(
            file,
            ImportOptions.PLAIN,
            1,
            event -> {
              events.add(event);
              return replay.apply(event);
            });

    assertThat(counts.total()).isEqualTo(EVENTS);
    assertThat(counts.created()).isEqualTo(8);
    assertThat(counts.updated()).isEqualTo(18);
    assertThat(events).extracting(ReplayedEvent::at).isSorted().hasSize(EVENTS);
    assertThat(desk.request("INC7").version()).isEqualTo(6);
    assertThat(desk.request("INC7").state().solved())
        .isEqualTo(Instant.parse("2019-05-02T13:00:00Z"));
  }

  @Test
  void anotherReplayChangesNothing() {
    desk.replays(file, ImportOptions.PLAIN);

    ReplayCounts again = desk.replays(file, ImportOptions.PLAIN);

    assertThat(again.created()).isZero();
    assertThat(again.total()).isEqualTo(EVENTS);
    assertEqualToThePlainImport();
  }

  @Test
  void aReplayContinuesAnImport() {
    desk.imports(file, new ImportOptions(LocalDate.of(2019, 5, 2), null, false));

    desk.replays(file, ImportOptions.PLAIN);

    assertEqualToThePlainImport();
  }

  @Test
  void aReplayThatFailsAtAnyEventCanBeContinued() {
    DeskPicture expected = picture();
    for (int done = 0; done < EVENTS; done++) {
      for (int writers : List.of(1, 3)) {
        ImportedDesk interrupted = new ImportedDesk();
        Function<ReplayedEvent, Outcome> replay = interrupted.serviceDesk().replay()::apply;
        failAfter(done, interrupted, writers, event -> Outcome.UNCHANGED);
        failAfter(done, interrupted, writers, replay);

        interrupted.replays(file, ImportOptions.PLAIN, writers, replay);

        assertThat(interrupted.picture(TODAY)).as("after %s", done).isEqualTo(expected);
      }
    }
  }

  /**
   * Replays a number of events and fails at the next one.
   *
   * @param failing the effect of that event before the failure
   */
  private void failAfter(
      int done, ImportedDesk to, int writers, Function<ReplayedEvent, Outcome> failing) {
    Function<ReplayedEvent, Outcome> replay = to.serviceDesk().replay()::apply;
    AtomicInteger begun = new AtomicInteger();
    assertThatThrownBy(
            () ->
                to.replays(
                    file,
                    ImportOptions.PLAIN,
                    writers,
                    event -> {
                      if (begun.getAndIncrement() < done) {
                        return replay.apply(event);
                      }
                      var unanswered = failing.apply(event);
                      throw new DeskUnavailableException("interrupted after " + unanswered);
                    }))
        .hasMessageStartingWith("interrupted after");
  }

  @Test
  void severalWritersHaveTheResultOfOneAndPreserveTheOrderWithinAnIncident() {
    Map<String, List<Instant>> instants = Collections.synchronizedMap(new HashMap<>());
    Function<ReplayedEvent, Outcome> replay = desk.serviceDesk().replay()::apply;

    ReplayCounts counts =
        desk.replays(
            file,
            ImportOptions.PLAIN,
            4,
            event -> {
              instants
                  .computeIfAbsent(event.externalId(), number -> new ArrayList<>())
                  .add(event.at());
              return replay.apply(event);
            });

    assertThat(counts.total()).isEqualTo(EVENTS);
    assertThat(instants).hasSize(8).allSatisfy((number, at) -> assertThat(at).isSorted());
    assertEqualToThePlainImport();
  }

  @Test
  void aLogThatIsMovedToALaterDayMovesTheDeskWithIt() {
    ImportOptions monday = new ImportOptions(null, LocalDate.of(2026, 6, 1), false);
    ImportOptions tuesday = new ImportOptions(null, LocalDate.of(2026, 6, 2), false);
    desk.replays(file, monday);

    desk.replays(file, tuesday);

    plain.imports(file, tuesday);
    assertThat(desk.picture(LocalDate.of(2026, 6, 2)))
        .isEqualTo(plain.picture(LocalDate.of(2026, 6, 2)));
  }

  @Test
  void aSkippedHourDoesNotReverseTheOrder() throws IOException {
    Path night =
        samples.changed(
            log ->
                log.lines().findFirst().orElseThrow()
                    + "\n"
                    + row("INC9", "Resolved", "Caller A", "1/5/2019 2:40", "Team Red", "Solver 1")
                    + row("INC9", "Active", "Caller A", "1/5/2019 3:10", "Team Red", "Solver 1"));
    LocalDate springForward = LocalDate.of(2030, 3, 10);
    ImportOptions options = new ImportOptions(null, springForward, false);

    desk.replays(night, options);

    plain.imports(night, options);
    assertThat(desk.picture(springForward)).isEqualTo(plain.picture(springForward));
    assertThat(desk.request("INC9").state().isSolved()).isFalse();
  }

  @Test
  void badRowsAreSkippedOrNothingIsReplayed() throws IOException {
    Path bad = samples.changed(log -> log.replace("INC1,Closed", "INC1,Sleeping"));
    ImportOptions skipping = new ImportOptions(null, null, true);

    assertThat(
            new ServiceNowReplay(desk.desk, ImportedDesk.ZONE, event -> Outcome.UNCHANGED, 1)
                .run(bad, ImportOptions.PLAIN, ImportProgress.SILENT))
        .isInstanceOf(ImportOutcome.Refused.class);
    assertThat(desk.people()).isEmpty();
    assertThat(desk.replays(bad, skipping).total()).isEqualTo(16);
    plain.imports(bad, skipping);
    assertThat(desk.picture(TODAY)).isEqualTo(plain.picture(TODAY));
  }

  @Test
  void aDemoIsReplacedByAReplay() {
    try (BulkLoad load = desk.desk.begin()) {
      load.people(List.of(new PersonRecord(Person.requester(903, "Grace Hopper"), "demo")));
      load.commitAsDemo();
    }

    desk.replays(file, ImportOptions.PLAIN);

    assertThat(desk.people()).doesNotContainKey("demo");
    assertEqualToThePlainImport();
  }

  private void assertEqualToThePlainImport() {
    assertThat(desk.picture(TODAY)).isEqualTo(picture());
  }

  private DeskPicture picture() {
    plain.imports(file, ImportOptions.PLAIN);
    return plain.picture(TODAY);
  }

  private static String row(
      String number, String state, String caller, String at, String group, String assignee) {
    return Samples.row(number, state, caller, at, "2 - High", group, assignee);
  }
}
