package io.technicianviews.application;

import static io.technicianviews.testkit.TestDesk.NOON;
import static io.technicianviews.testkit.TestRequest.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.application.history.HistoryEntry;
import io.technicianviews.application.page.PageByNumber;
import io.technicianviews.domain.change.ChangeKind;
import io.technicianviews.domain.command.ExpectedVersion;
import io.technicianviews.domain.command.NewPerson;
import io.technicianviews.domain.command.NewRequest;
import io.technicianviews.domain.command.Refusal;
import io.technicianviews.domain.patch.PersonPatch;
import io.technicianviews.domain.patch.RequestPatch;
import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.request.RequestDetail;
import io.technicianviews.domain.request.Status;
import io.technicianviews.domain.view.View;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Verifies the refusals, results and change-log entries of commands. */
class CommandsTest {

  private static final long UNKNOWN_ID = 987_654;

  private final Helpdesk helpdesk = new Helpdesk();
  private final BusinessUnit network = helpdesk.desk.unit("Network");
  private final Person admin = helpdesk.desk.admin("Ada");
  private final Person tom = helpdesk.desk.technician("Tom", network);
  private final Person requester = helpdesk.desk.requester("Ray");
  private final long id = helpdesk.desk.request(request("Printer").from(requester).in(network));

  private final ServiceRequestCommands commands = helpdesk.service.commands();
  private final DeskAdministration administration = helpdesk.service.administration();

  @Test
  void everyLaterQuerySeesTheWrite() {
    RequestDetail taken = commands.take(tom.id(), id).orElseThrow();
    assertThat(helpdesk.service.requests().find(tom.id(), id).orElseThrow()).isEqualTo(taken);
    ViewPage mine =
        helpdesk
            .service
            .technicianViews()
            .page(tom.id(), ViewQuery.of(View.MY_UNSOLVED))
            .orElseThrow()
            .value();
    assertThat(mine.total()).isEqualTo(1);
    assertThat(mine.data().getFirst().request()).isEqualTo(taken.item().request());
  }

  @Test
  void commandWithoutEffectSucceedsAndIsNotLogged() {
    commands.take(tom.id(), id).orElseThrow();
    long last = helpdesk.memory.lastId();
    assertThat(commands.take(tom.id(), id).orElseThrow().item().request().version()).isEqualTo(2);
    commands.assign(admin.id(), id, tom.id()).orElseThrow();
    commands.update(tom.id(), id, RequestPatch.NOTHING.status(Status.OPEN)).orElseThrow();
    assertThat(helpdesk.memory.lastId()).isEqualTo(last);
  }

  @Test
  void moveOutOfScopeReturnsTheMovedRequest() {
    RequestDetail moved =
        commands.update(tom.id(), id, RequestPatch.NOTHING.businessUnit(null)).orElseThrow();
    assertThat(moved.item().request().businessUnit()).isNull();
    assertThat(helpdesk.service.requests().find(tom.id(), id))
        .isEqualTo(Result.refused(new Refusal.RequestNotFound(id)));
  }

  @Test
  void refusalsDiscloseNothingThatAnEarlierCheckHides() {
    RequestPatch unknownUnit = RequestPatch.NOTHING.businessUnit(UNKNOWN_ID);
    assertRefused(
        commands.expecting(ExpectedVersion.of(9)).update(UNKNOWN_ID, id, unknownUnit),
        new Refusal.UnknownPerson(UNKNOWN_ID));
    Person eve = helpdesk.desk.technician("Eve");
    assertRefused(
        commands.expecting(ExpectedVersion.of(9)).update(eve.id(), id, unknownUnit),
        new Refusal.RequestNotFound(id));
    assertRefused(
        commands.expecting(ExpectedVersion.of(9)).update(requester.id(), id, unknownUnit),
        new Refusal.NotATechnician(requester.id()));
    assertRefused(
        commands.expecting(ExpectedVersion.of(9)).update(tom.id(), id, unknownUnit),
        new Refusal.StaleVersion(id, ExpectedVersion.of(9), 1));
    assertRefused(
        commands.expecting(ExpectedVersion.of(1)).update(tom.id(), id, unknownUnit),
        new Refusal.UnknownBusinessUnit(UNKNOWN_ID));
    assertThat(helpdesk.desk.find(id).orElseThrow().version()).isEqualTo(1);
  }

  @Test
  void refusedCommandHasNoEffect() {
    long last = helpdesk.memory.lastId();
    assertRefused(
        commands.createSubtask(tom.id(), id, NewRequest.of("x").businessUnit(UNKNOWN_ID)),
        new Refusal.UnknownBusinessUnit(UNKNOWN_ID));
    assertThat(helpdesk.memory.lastId()).isEqualTo(last);
    assertThat(helpdesk.desk.find(id).orElseThrow().state().openSubtasks()).isZero();
  }

  @Test
  void historyNamesChangesAndAuthors() {
    commands.take(tom.id(), id).orElseThrow();
    commands.addMessage(requester.id(), id, "Thanks").orElseThrow();
    commands.markAsRead(tom.id(), id, 1).orElseThrow();
    List<HistoryEntry> history =
        helpdesk
            .service
            .requests()
            .history(requester.id(), id, PageByNumber.FIRST)
            .orElseThrow()
            .data();
    assertThat(history)
        .extracting(HistoryEntry::kind)
        .containsExactly(ChangeKind.TAKEN, ChangeKind.MESSAGE_ADDED);
    assertThat(history)
        .extracting(entry -> entry.by() == null ? "" : entry.by().fullName())
        .containsExactly("Tom", "Ray");
    assertThat(history).extracting(HistoryEntry::at).containsOnly(NOON);
    assertThat(history.getLast().after().assignees()).containsExactly(tom.id());
  }

  @Test
  void lastActiveAdminCannotBeRemoved() {
    assertRefused(
        administration.changePerson(admin.id(), admin.id(), PersonPatch.role(Role.TECHNICIAN)),
        new Refusal.LastAdmin(admin.id()));
    Person second = administration.addPerson(admin.id(), NewPerson.admin("Bob")).orElseThrow();
    administration.changePerson(second.id(), admin.id(), PersonPatch.active(false)).orElseThrow();
    assertRefused(
        administration.changePerson(admin.id(), second.id(), PersonPatch.name("x")),
        new Refusal.DeactivatedPerson(admin.id()));
  }

  @Test
  void administrationRequiresAnAdmin() {
    assertRefused(administration.addBusinessUnit(tom.id(), "x"), new Refusal.NotAnAdmin(tom.id()));
    assertRefused(
        administration.people(tom.id(), PageByNumber.FIRST), new Refusal.NotAnAdmin(tom.id()));
    assertRefused(
        administration.addBusinessUnit(admin.id(), "Network"),
        new Refusal.NameTaken("Network", network.id()));
    assertRefused(
        administration.renameBusinessUnit(admin.id(), UNKNOWN_ID, "x"),
        new Refusal.BusinessUnitNotFound(UNKNOWN_ID));
    assertRefused(
        administration.addMembership(admin.id(), tom.id(), UNKNOWN_ID),
        new Refusal.BusinessUnitNotFound(UNKNOWN_ID));
    assertRefused(
        administration.removeMembership(admin.id(), tom.id(), UNKNOWN_ID),
        new Refusal.BusinessUnitNotFound(UNKNOWN_ID));
    assertRefused(
        administration.addPerson(admin.id(), NewPerson.technician("x", UNKNOWN_ID)),
        new Refusal.UnknownBusinessUnit(UNKNOWN_ID));
    assertRefused(
        administration.person(admin.id(), UNKNOWN_ID), new Refusal.PersonNotFound(UNKNOWN_ID));
  }

  private static void assertRefused(Result<?> result, Refusal refusal) {
    assertThat(result).isEqualTo(Result.refused(refusal));
  }
}
