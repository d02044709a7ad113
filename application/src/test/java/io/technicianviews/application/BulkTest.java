package io.technicianviews.application;

import static io.technicianviews.testkit.TestDesk.NOON;
import static io.technicianviews.testkit.TestRequest.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.technicianviews.application.bulk.BulkKey;
import io.technicianviews.application.bulk.BulkOutcome;
import io.technicianviews.application.bulk.BulkOutcome.Changed;
import io.technicianviews.application.bulk.BulkOutcome.Refused;
import io.technicianviews.application.bulk.BulkOutcome.Unchanged;
import io.technicianviews.application.bulk.BulkResult;
import io.technicianviews.application.bulk.BulkSelection;
import io.technicianviews.application.bulk.BulkUpdate;
import io.technicianviews.domain.command.ExpectedVersion;
import io.technicianviews.domain.command.NewStatus;
import io.technicianviews.domain.command.Refusal;
import io.technicianviews.domain.patch.AssigneePatch;
import io.technicianviews.domain.patch.RequestPatch;
import io.technicianviews.domain.patch.StatusPatch;
import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.request.Status;
import io.technicianviews.domain.request.StatusCategory;
import io.technicianviews.domain.view.View;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Verifies the outcomes and effects of bulk updates. */
class BulkTest {

  private static final long UNKNOWN_ID = 987_654;
  private static final RequestPatch SOLVED = RequestPatch.NOTHING.status(Status.SOLVED);

  private final Helpdesk helpdesk = new Helpdesk();
  private final BusinessUnit network = helpdesk.desk.unit("Network");
  private final BusinessUnit payroll = helpdesk.desk.unit("Payroll");
  private final Person tom = helpdesk.desk.technician("Tom", network);
  private final Person tim = helpdesk.desk.technician("Tim", network);
  private final Person requester = helpdesk.desk.requester("Ray");
  private final long first = helpdesk.desk.request(request("Printer").in(network));
  private final long second = helpdesk.desk.request(request("Toner").in(network));
  private final long solved = helpdesk.desk.request(request("Old").in(network).solved(NOON));
  private final long hidden = helpdesk.desk.request(request("Salary").in(payroll));

  private final ServiceRequestCommands commands = helpdesk.service.commands();

  @Test
  void eachRequestHasItsOutcomeInTheOrderOfTheIds() {
    BulkUpdate update =
        BulkUpdate.of(BulkSelection.requests(second, UNKNOWN_ID, solved, hidden, first), SOLVED);

    assertThat(outcomes(commands.bulk(tom.id(), update)))
        .containsExactly(
            new Changed(second, 2),
            new Refused(UNKNOWN_ID, new Refusal.RequestNotFound(UNKNOWN_ID)),
            new Unchanged(solved, 1),
            new Refused(hidden, new Refusal.RequestNotFound(hidden)),
            new Changed(first, 2));
    assertThat(status(first)).isEqualTo(Status.SOLVED);
    assertThat(status(hidden)).isEqualTo(Status.OPEN);
  }

  @Test
  void aRequestHasOneVersionAndOneLogEntry() {
    long last = helpdesk.memory.lastId();
    BulkUpdate update =
        BulkUpdate.of(BulkSelection.requests(first, second), SOLVED)
            .assignees(AssigneePatch.NOTHING.taken().assign(tim.id()));
    assertThat(outcomes(commands.bulk(tom.id(), update)))
        .containsExactly(new Changed(first, 2), new Changed(second, 2));
    assertThat(helpdesk.memory.lastId()).isEqualTo(last + 2);
    assertThat(helpdesk.desk.find(first).orElseThrow().state().assignees())
        .containsExactly(tom.id(), tim.id());
  }

  @Test
  void eachRequestMayHaveItsExpectedVersion() {
    commands.take(tim.id(), first).orElseThrow();
    BulkUpdate update =
        BulkUpdate.of(
            new BulkSelection.Requests(
                List.of(
                    new BulkSelection.Item(first, ExpectedVersion.of(1)),
                    new BulkSelection.Item(second, ExpectedVersion.of(1)))),
            SOLVED);
    assertThat(outcomes(commands.bulk(tom.id(), update)))
        .containsExactly(
            new Refused(first, new Refusal.StaleVersion(first, ExpectedVersion.of(1), 2)),
            new Changed(second, 2));
  }

  @Test
  void anAtomicUpdateChangesNothingIfOneRequestRefusesIt() {
    commands.take(tim.id(), second).orElseThrow();
    BulkUpdate take =
        BulkUpdate.of(BulkSelection.requests(first, second, hidden), RequestPatch.NOTHING)
            .assignees(AssigneePatch.NOTHING.taken())
            .allOrNothing();
    long last = helpdesk.memory.lastId();

    Result<BulkResult> result = commands.bulk(tom.id(), take);
    assertThat(result).isInstanceOf(Result.Refused.class);
    if (result instanceof Result.Refused<BulkResult>(Refusal refusal)
        && refusal instanceof Refusal.NotAllChanged(int requests, var refused)) {
      assertThat(requests).isEqualTo(3);
      assertThat(refused).extracting("requestId").containsExactly(second, hidden);
      assertThat(refused.getFirst().refusal()).isInstanceOf(Refusal.AlreadyAssigned.class);
    }
    assertThat(helpdesk.memory.lastId()).isEqualTo(last);
    assertThat(helpdesk.desk.find(first).orElseThrow().version()).isEqualTo(1);
  }

  @Test
  void anAtomicUpdateOfParentsAndSubtasksKeepsTheNumbersOfOpenSubtasks() {
    long parent = helpdesk.desk.request(request("Move").in(network));
    long one = helpdesk.desk.request(request("Desk").in(network).subtaskOf(parent));
    long two = helpdesk.desk.request(request("Chair").in(network).subtaskOf(parent));
    long version = helpdesk.desk.find(parent).orElseThrow().version();
    for (boolean atomic : List.of(true, false)) {
      RequestPatch patch = atomic ? SOLVED : RequestPatch.NOTHING.status(Status.OPEN);
      BulkUpdate update = BulkUpdate.of(BulkSelection.requests(two, parent, one), patch);
      commands.bulk(tom.id(), atomic ? update.allOrNothing() : update).orElseThrow();
      assertThat(helpdesk.desk.find(parent).orElseThrow().state().openSubtasks())
          .isEqualTo(atomic ? 0 : 2);
      version += 3;
      assertThat(helpdesk.desk.find(parent).orElseThrow().version()).isEqualTo(version);
      assertThat(status(parent)).isEqualTo(atomic ? Status.SOLVED : Status.OPEN);
    }
  }

  @Test
  void aStatusThatIsNotAvailableIsRefused() {
    Person admin = helpdesk.desk.admin("Ada");
    DeskAdministration administration = helpdesk.service.administration();
    Status retired =
        administration
            .addStatus(admin.id(), new NewStatus("in review", StatusCategory.OPEN, null, null))
            .orElseThrow()
            .status();
    administration
        .changeStatus(admin.id(), retired.id(), new StatusPatch(null, null, null, false))
        .orElseThrow();
    long last = helpdesk.memory.lastId();
    for (Status status : List.of(retired, Status.of(299))) {
      BulkUpdate update =
          BulkUpdate.of(BulkSelection.requests(first, second), RequestPatch.NOTHING.status(status));
      assertThat(outcomes(commands.bulk(tom.id(), update)))
          .hasSize(2)
          .allSatisfy(
              outcome ->
                  assertThat(outcome)
                      .isInstanceOfSatisfying(
                          Refused.class,
                          refused ->
                              assertThat(refused.refusal())
                                  .isInstanceOf(Refusal.StatusNotAvailable.class)));
      assertThat(commands.bulk(tom.id(), update.allOrNothing())).isInstanceOf(Result.Refused.class);
    }
    assertThat(helpdesk.memory.lastId()).isEqualTo(last);
    assertThat(status(first)).isEqualTo(Status.OPEN);
  }

  @Test
  void aUnitThatCannotExistIsUnknown() {
    BulkUpdate update =
        BulkUpdate.of(BulkSelection.requests(first), RequestPatch.NOTHING.businessUnit(0L));
    assertThat(outcomes(commands.bulk(tom.id(), update)))
        .containsExactly(new Refused(first, new Refusal.UnknownBusinessUnit(0)));
  }

  @Test
  void theVersionOfAParentIsCheckedBeforeItsSubtasksChangeIt() {
    long parent = helpdesk.desk.request(request("Move").in(network));
    long subtask = helpdesk.desk.request(request("Desk").in(network).subtaskOf(parent));
    long version = helpdesk.desk.find(parent).orElseThrow().version();
    BulkSelection selection =
        new BulkSelection.Requests(
            List.of(
                new BulkSelection.Item(subtask, ExpectedVersion.of(1)),
                new BulkSelection.Item(parent, ExpectedVersion.of(version))));
    assertThat(commands.bulk(tom.id(), BulkUpdate.of(selection, SOLVED).allOrNothing()))
        .isInstanceOf(Result.Success.class);
  }

  @Test
  void aWholeViewIsChangedIfItHasTheExpectedNumber() {
    ViewQuery unsolved = ViewQuery.of(View.ALL_UNSOLVED).units(UnitScope.only(network.id()));
    assertThat(commands.bulk(tom.id(), ofView(unsolved, 3)))
        .isEqualTo(Result.refused(new Refusal.CountChanged(3, 2)));
    assertThat(status(first)).isEqualTo(Status.OPEN);

    assertThat(outcomes(commands.bulk(tom.id(), ofView(unsolved, 2)))).hasSize(2);
    assertThat(status(first)).isEqualTo(Status.SOLVED);
    assertThat(status(second)).isEqualTo(Status.SOLVED);
    assertThat(commands.bulk(tom.id(), ofView(unsolved, 2).allOrNothing()))
        .isEqualTo(Result.refused(new Refusal.CountChanged(2, 0)));
  }

  @Test
  void aViewWithMoreRequestsThanTheLimitIsRefusedWithTheNumber() {
    IntStream.range(0, BulkSelection.MAX_REQUESTS)
        .forEach(i -> helpdesk.desk.request(request("Request " + i).in(network)));
    assertThat(commands.bulk(tom.id(), ofView(ViewQuery.of(View.ALL_UNSOLVED), 500)))
        .isEqualTo(Result.refused(new Refusal.CountChanged(500, 502)));
  }

  @Test
  void aRepeatedUpdateChangesNothingAgain() {
    BulkKey key = new BulkKey("key", "fingerprint");
    BulkUpdate update = BulkUpdate.of(BulkSelection.requests(first, solved, hidden), SOLVED);
    List<BulkOutcome> outcomes = outcomes(commands.bulk(tom.id(), update, key));
    RequestPatch reopened = RequestPatch.NOTHING.status(Status.OPEN);
    commands.update(tim.id(), first, reopened).orElseThrow();
    commands.update(tim.id(), solved, reopened).orElseThrow();

    assertThat(outcomes(commands.bulk(tom.id(), update, key))).isEqualTo(outcomes);
    assertThat(status(first)).isEqualTo(Status.OPEN);
    assertThat(status(solved)).as("was unchanged").isEqualTo(Status.OPEN);
    assertThat(commands.bulk(tom.id(), update, new BulkKey("key", "other")))
        .isEqualTo(Result.refused(new Refusal.IdempotencyKeyReused("key")));
  }

  @Test
  void aRepeatedUpdateOfAViewIsThatOfTheFirstCall() {
    for (boolean atomic : List.of(false, true)) {
      BulkKey key = new BulkKey("key" + atomic, "fingerprint");
      BulkUpdate each = ofView(ViewQuery.of(View.ALL_UNSOLVED), 2);
      BulkUpdate update = atomic ? each.allOrNothing() : each;
      List<BulkOutcome> outcomes = outcomes(commands.bulk(tom.id(), update, key));
      long last = helpdesk.memory.lastId();
      assertThat(outcomes(commands.bulk(tom.id(), update, key))).isEqualTo(outcomes);
      assertThat(helpdesk.memory.lastId()).isEqualTo(last);
      commands
          .bulk(
              tom.id(),
              BulkUpdate.of(
                  BulkSelection.requests(first, second), RequestPatch.NOTHING.status(Status.OPEN)))
          .orElseThrow();
    }
  }

  @Test
  void bulkUpdatesAreForTechnicians() {
    BulkUpdate update = BulkUpdate.of(BulkSelection.requests(first), SOLVED);
    assertThat(commands.bulk(requester.id(), update))
        .isEqualTo(Result.refused(new Refusal.NotATechnician(requester.id())));
    assertThat(commands.bulk(UNKNOWN_ID, update))
        .isEqualTo(Result.refused(new Refusal.UnknownPerson(UNKNOWN_ID)));
  }

  @Test
  void invalidSelectionsAreRejected() {
    assertThatThrownBy(() -> BulkSelection.requests()).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> BulkSelection.requests(1, 2, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ofView(ViewQuery.of(View.ALL_UNSOLVED), 501))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static BulkUpdate ofView(ViewQuery query, int count) {
    return BulkUpdate.of(new BulkSelection.WholeView(query, count), SOLVED);
  }

  private static List<BulkOutcome> outcomes(Result<BulkResult> result) {
    return result.orElseThrow().outcomes();
  }

  private Status status(long id) {
    return helpdesk.desk.find(id).orElseThrow().state().status();
  }
}
