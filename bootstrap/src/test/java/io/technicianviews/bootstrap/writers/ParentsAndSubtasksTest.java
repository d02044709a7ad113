package io.technicianviews.bootstrap.writers;

import static io.technicianviews.bootstrap.writers.WritersDesk.ADMIN;
import static io.technicianviews.bootstrap.writers.WritersDesk.TECHNICIAN;
import static io.technicianviews.bootstrap.writers.WritersDesk.UNIT;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import io.technicianviews.application.ServiceRequestCommands;
import io.technicianviews.domain.change.ChangeLogEntry;
import io.technicianviews.domain.change.RequestChange;
import io.technicianviews.domain.command.NewRequest;
import io.technicianviews.domain.patch.RequestPatch;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.query.ChangeQuery;
import io.technicianviews.domain.query.RequestQuery;
import io.technicianviews.domain.request.RequestDetail;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.domain.request.Status;
import io.technicianviews.domain.time.DeskDay;
import io.technicianviews.domain.view.View;
import io.technicianviews.testkit.contract.CountAssertions;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Verifies that concurrent writers of parents and subtasks do not deadlock, and that the counters
 * are correct.
 */
@Timeout(value = 240, threadMode = SEPARATE_THREAD)
class ParentsAndSubtasksTest {

  private static final int WRITERS = 16;
  private static final int STEPS = 60;
  private static final int PARENTS = 3;
  private static final int SUBTASKS = 3;

  @TempDir private static Path dataDir;

  @Test
  void writersOfParentsAndSubtasksAllFinish() throws Exception {
    try (WritersDesk writers = new WritersDesk(dataDir)) {
      ServiceRequestCommands commands = writers.desk().commands();
      List<Long> parents =
          Stream.generate(() -> id(commands.create(ADMIN, call()).orElseThrow()))
              .limit(PARENTS)
              .toList();
      List<Long> all =
          parents.stream()
              .flatMap(
                  parent ->
                      Stream.concat(
                          Stream.of(parent),
                          Stream.generate(
                                  () ->
                                      id(
                                          commands
                                              .createSubtask(ADMIN, parent, call())
                                              .orElseThrow()))
                              .limit(SUBTASKS)))
              .toList();

      Concurrently.each(
          WRITERS,
          i ->
              () -> {
                Random dice = new Random(i);
                for (int step = 0; step < STEPS; step++) {
                  step(commands, TECHNICIAN + i, all, parents, dice);
                }
                return i;
              });

      parents.forEach(parent -> assertCounted(writers, parent));
      assertViewsAgree(writers);
    }
  }

  private static void step(
      ServiceRequestCommands commands,
      long technician,
      List<Long> all,
      List<Long> parents,
      Random dice) {
    long id = all.get(dice.nextInt(all.size()));
    Status status = Status.of(1 + dice.nextInt(6));
    switch (dice.nextInt(7)) {
      case 0, 1, 2 ->
          commands.update(technician, id, RequestPatch.NOTHING.status(status)).orElseThrow();
      case 3 -> commands.addMessage(technician, id, "text").orElseThrow();
      case 4 -> commands.assign(technician, id, technician).orElseThrow();
      case 5 -> {
        long parent = parents.get(dice.nextInt(parents.size()));
        long subtask = id(commands.createSubtask(technician, parent, call()).orElseThrow());
        commands.delete(ADMIN, subtask).orElseThrow();
      }
      default -> commands.markAsRead(technician, id, 0).orElseThrow();
    }
  }

  private static void assertCounted(WritersDesk writers, long parentId) {
    ServiceRequest parent = writers.find(parentId);
    List<ServiceRequest> subtasks = writers.read(new RequestQuery.Subtasks(parentId));
    assertThat(subtasks).hasSize(SUBTASKS);
    assertThat(parent.state().openSubtasks())
        .isEqualTo((int) subtasks.stream().filter(subtask -> subtask.state().isOpen()).count());
    assertLogged(writers, parent);
    subtasks.forEach(subtask -> assertLogged(writers, subtask));
  }

  /**
   * Verifies that each change is one version and starts with the state after the one before it, and
   * that the last one ends with this state.
   */
  private static void assertLogged(WritersDesk writers, ServiceRequest request) {
    List<ChangeLogEntry> history =
        writers.read(new ChangeQuery.HistoryPage(request.id(), 0, 10_000));
    assertThat(history).hasSize((int) request.version());
    for (int i = 1; i < history.size(); i++) {
      assertThat(request(history.get(i)).before()).isEqualTo(request(history.get(i - 1)).after());
    }
    assertThat(request(history.getLast()).after()).isEqualTo(request.state());
  }

  private static RequestChange request(ChangeLogEntry logged) {
    return requireNonNull(logged.change().request());
  }

  private static void assertViewsAgree(WritersDesk writers) {
    writers.read(
        snapshot -> {
          DeskDay day = DeskDay.at(snapshot.asOf(), ZoneOffset.UTC);
          var counts =
              requireNonNull(CountAssertions.visible(snapshot, UnitScope.ALL, day).get(UNIT));
          assertThat(counts.of(View.ALL_TICKETS).all()).isEqualTo(PARENTS * (1 + SUBTASKS));
          return counts;
        });
  }

  private static NewRequest call() {
    return NewRequest.of("Printer").businessUnit(UNIT);
  }

  private static long id(RequestDetail detail) {
    return detail.item().request().id();
  }
}
