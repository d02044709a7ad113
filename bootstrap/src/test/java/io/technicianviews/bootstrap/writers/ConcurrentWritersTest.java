package io.technicianviews.bootstrap.writers;

import static io.technicianviews.bootstrap.writers.WritersDesk.ADMIN;
import static io.technicianviews.bootstrap.writers.WritersDesk.REQUESTER;
import static io.technicianviews.bootstrap.writers.WritersDesk.TECHNICIAN;
import static io.technicianviews.bootstrap.writers.WritersDesk.TECHNICIANS;
import static io.technicianviews.bootstrap.writers.WritersDesk.UNIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import io.technicianviews.application.IdempotencyKey;
import io.technicianviews.application.Result;
import io.technicianviews.application.ServiceRequestCommands;
import io.technicianviews.domain.change.ChangeKind;
import io.technicianviews.domain.change.ChangeLogEntry;
import io.technicianviews.domain.command.ExpectedVersion;
import io.technicianviews.domain.command.NewRequest;
import io.technicianviews.domain.command.Refusal;
import io.technicianviews.domain.message.ChatMessage;
import io.technicianviews.domain.patch.PersonPatch;
import io.technicianviews.domain.patch.RequestPatch;
import io.technicianviews.domain.people.PersonName;
import io.technicianviews.domain.port.ChangeLog.OrderedChangeReader;
import io.technicianviews.domain.query.ChangeQuery;
import io.technicianviews.domain.query.MessageQuery;
import io.technicianviews.domain.query.RequestQuery;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.RequestDetail;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.domain.view.PageStart;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 120, threadMode = SEPARATE_THREAD)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConcurrentWritersTest {

  @TempDir private static Path dataDir;

  private WritersDesk writers;
  private ServiceRequestCommands commands;

  @BeforeAll
  void fill() throws Exception {
    writers = new WritersDesk(dataDir);
    commands = writers.desk().commands();
  }

  @AfterAll
  void close() throws Exception {
    writers.close();
  }

  @Test
  void oneOfThirtyTwoTakersSucceedsAndTheOthersLearnTheAssignee() throws Exception {
    for (int round = 0; round < 10; round++) {
      long id = created();

      List<Result<RequestDetail>> results =
          Concurrently.each(TECHNICIANS, i -> () -> commands.take(TECHNICIAN + i, id));

      long winner = writers.find(id).state().assignees().first();
      PersonName name = new PersonName(winner, "Technician " + (winner - TECHNICIAN));
      assertThat(results).filteredOn(Result.Success.class::isInstance).hasSize(1);
      assertThat(results)
          .filteredOn(Result.Refused.class::isInstance)
          .hasSize(TECHNICIANS - 1)
          .containsOnly(Result.refused(new Refusal.AlreadyAssigned(id, List.of(name))));
      assertThat(history(id))
          .extracting(change -> change.change().kind())
          .containsExactly(ChangeKind.CREATED, ChangeKind.TAKEN);
    }
  }

  @Test
  void messagesOfSixteenWritersAreNumberedWithoutGapsOrDuplicates() throws Exception {
    long id = created();
    int each = 25;

    List<List<Integer>> numbers =
        Concurrently.each(
            16,
            i ->
                () ->
                    IntStream.range(0, each)
                        .mapToObj(n -> commands.addMessage(TECHNICIAN + i, id, i + ": " + n))
                        .map(result -> result.orElseThrow().sequenceNumber())
                        .toList());

    assertThat(numbers).allSatisfy(own -> assertThat(own).isSorted());
    List<ChatMessage> all = writers.read(new MessageQuery.MessagePage(id, 0, 1000));
    assertThat(all)
        .extracting(ChatMessage::sequenceNumber)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 16 * each).boxed().toList());
    assertThat(all).extracting(ChatMessage::content).doesNotHaveDuplicates();
    assertThat(writers.find(id).version()).isEqualTo(1 + 16 * each);
    assertThat(history(id)).hasSize(1 + 16 * each);
  }

  @Test
  void concurrentEqualAssignmentsAreAppliedOnce() throws Exception {
    long id = created();

    Concurrently.each(
        16, i -> () -> commands.assign(TECHNICIAN + i, id, TECHNICIAN + 5).orElseThrow());

    assertThat(writers.find(id).state().assignees()).containsExactly(TECHNICIAN + 5);
    assertThat(history(id)).hasSize(2);
  }

  @Test
  void noConcurrentUpdateOfDifferentFieldsIsLost() throws Exception {
    long id = created();
    List<RequestPatch> edits =
        List.of(
            RequestPatch.NOTHING.subject("Another subject"),
            RequestPatch.NOTHING.description("Another text"),
            RequestPatch.NOTHING.priority(Priority.LOW),
            RequestPatch.NOTHING.businessUnit(null));

    Concurrently.each(
        edits.size(), i -> () -> commands.update(ADMIN, id, edits.get(i)).orElseThrow());

    ServiceRequest after = writers.find(id);
    assertThat(after.subject()).isEqualTo("Another subject");
    assertThat(after.description()).isEqualTo("Another text");
    assertThat(after.state().priority()).isEqualTo(Priority.LOW);
    assertThat(after.state().businessUnitId()).isNull();
    assertThat(after.version()).isEqualTo(5);
  }

  @Test
  void oneOfSeveralUpdatesOfAVersionSucceeds() throws Exception {
    long id = created();

    List<Result<RequestDetail>> results =
        Concurrently.each(
            16,
            i ->
                () ->
                    commands
                        .expecting(ExpectedVersion.of(1))
                        .update(TECHNICIAN + i, id, RequestPatch.NOTHING.subject("Subject " + i)));

    assertThat(results).filteredOn(Result.Success.class::isInstance).hasSize(1);
    assertThat(results)
        .filteredOn(Result.Refused.class::isInstance)
        .containsOnly(Result.refused(new Refusal.StaleVersion(id, ExpectedVersion.of(1), 2)));
  }

  @Test
  void concurrentCreationsWithOneIdempotencyKeyCreateOneRequest() throws Exception {
    IdempotencyKey<RequestDetail> idempotencyKey =
        new IdempotencyKey<>("a key", "print", detail -> "request " + detail.item().request().id());

    List<String> answers =
        Concurrently.each(
            16,
            i ->
                () ->
                    commands
                        .create(REQUESTER, NewRequest.of("Twin"), idempotencyKey)
                        .orElseThrow());

    assertThat(answers).hasSize(16).containsOnly(answers.getFirst());
    assertThat(
            writers
                .read(new RequestQuery.RequesterRows(REQUESTER, PageStart.FIRST, 1000))
                .rows()
                .stream()
                .filter(row -> row.subject().equals("Twin")))
        .hasSize(1);
  }

  @Test
  void aPersonIsNotAssignedAfterTheirDeactivation() throws Exception {
    long technician = TECHNICIAN + 31;
    for (int round = 0; round < 10; round++) {
      long id = created();
      writers
          .desk()
          .administration()
          .changePerson(ADMIN, technician, PersonPatch.active(true))
          .orElseThrow();
      long before = writers.postgres().changes().lastId();

      Concurrently.each(
          2,
          i ->
              () ->
                  i == 0
                      ? commands.assign(ADMIN, id, technician)
                      : writers
                          .desk()
                          .administration()
                          .changePerson(ADMIN, technician, PersonPatch.active(false)));

      List<ChangeKind> kinds = kindsSince(before);
      if (kinds.contains(ChangeKind.ASSIGNED)) {
        assertThat(kinds.lastIndexOf(ChangeKind.PERSON_CHANGED))
            .isGreaterThan(kinds.indexOf(ChangeKind.ASSIGNED));
      }
    }
  }

  private long created() {
    return commands
        .create(ADMIN, NewRequest.of("Printer").requester(REQUESTER).businessUnit(UNIT))
        .orElseThrow()
        .item()
        .request()
        .id();
  }

  private List<ChangeKind> kindsSince(long id) {
    try (OrderedChangeReader log = writers.postgres().changes().readAfter(id)) {
      return log.next(1000).stream().map(logged -> logged.change().kind()).toList();
    }
  }

  private List<ChangeLogEntry> history(long id) {
    return writers.read(new ChangeQuery.HistoryPage(id, 0, 1000));
  }
}
