package io.technicianviews.application;

import static io.technicianviews.domain.port.TestDesk.TIMEOUT;
import static io.technicianviews.domain.port.TestDesk.TODAY;
import static io.technicianviews.domain.port.TestRequest.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.domain.change.CacheScope;
import io.technicianviews.domain.change.Dependencies;
import io.technicianviews.domain.command.NewRequest;
import io.technicianviews.domain.command.PersonEdit;
import io.technicianviews.domain.command.PriorityEdit;
import io.technicianviews.domain.command.RequestEdit;
import io.technicianviews.domain.command.StatusEdit;
import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.people.Units;
import io.technicianviews.domain.port.ChangeLog.UnseenChanges;
import io.technicianviews.domain.port.Fact;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.Status;
import io.technicianviews.domain.view.Selection;
import io.technicianviews.domain.view.Start;
import io.technicianviews.domain.view.TicketType;
import io.technicianviews.domain.view.View;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * The table of scopes, row by row: a view that a write alters depends on a scope that the write
 * names, and somebody's whom it does not concern does not.
 */
class ScopesTableTest {

  private final Helpdesk helpdesk = new Helpdesk();
  private final BusinessUnit network = helpdesk.desk.unit("Network");
  private final BusinessUnit payroll = helpdesk.desk.unit("Payroll");
  private final BusinessUnit elsewhere = helpdesk.desk.unit("Elsewhere");
  private final Person admin = helpdesk.desk.admin("Ada");
  private final Person tom = helpdesk.desk.technician("Tom", network);
  private final Person pia = helpdesk.desk.technician("Pia", payroll);
  private final Person stranger = helpdesk.desk.technician("Eve", elsewhere);
  private final Person requester = helpdesk.desk.requester("Ray");
  private final long id =
      helpdesk.desk.request(
          request("Printer").from(requester).in(network).message(requester, "Hello"));

  private final ServiceRequestCommands commands = helpdesk.service.commands();
  private final DeskAdministration administration = helpdesk.service.administration();

  @Test
  void aChangeOfARequestTouchesItsUnit() {
    alters(View.ALL_UNSOLVED, tom, () -> update(RequestEdit.NOTHING.priority(Priority.LOW)));
    alters(View.ALL_SOLVED, tom, () -> update(RequestEdit.NOTHING.status(Status.SOLVED)));
    alters(View.ALL_TICKETS, tom, () -> commands.delete(admin.id(), id).orElseThrow());
  }

  @Test
  void aMoveTouchesTheUnitBeforeAndTheUnitAfter() {
    alters(View.ALL_TICKETS, tom, () -> update(RequestEdit.NOTHING.businessUnit(payroll.id())));
    alters(View.ALL_TICKETS, tom, () -> update(RequestEdit.NOTHING.businessUnit(network.id())));
    alters(View.ALL_TICKETS, pia, () -> update(RequestEdit.NOTHING.businessUnit(payroll.id())));
    Selection without = selection(View.ALL_TICKETS, admin, Units.only(Units.WITHOUT_UNIT));
    alters(
        snapshot -> rows(without, snapshot),
        Dependencies.of(without),
        () -> update(RequestEdit.NOTHING.businessUnit(null)));
  }

  @Test
  void aChangeTouchesTheAssigneesBeforeAndAfter() {
    alters(View.MY_UNSOLVED, tom, () -> commands.take(tom.id(), id).orElseThrow());
    alters(View.MY_UNSOLVED, tom, () -> update(RequestEdit.NOTHING.businessUnit(payroll.id())));
    alters(View.MY_UNSOLVED, tom, () -> commands.addMessage(admin.id(), id, "x").orElseThrow());
    alters(View.MY_UNSOLVED, tom, () -> commands.unassign(admin.id(), id, tom.id()).orElseThrow());
  }

  @Test
  void aChangeTouchesTheRequester() {
    altersOwn(() -> update(RequestEdit.NOTHING.status(Status.ON_HOLD)));
    altersOwn(() -> commands.addMessage(tom.id(), id, "x").orElseThrow());
    altersOwn(() -> commands.create(requester.id(), NewRequest.of("Another")).orElseThrow());
  }

  @Test
  void aSubtasksChangeTouchesItsParentToo() {
    long subtask =
        alters(
            View.PENDING_SUBTASK,
            tom,
            () ->
                commands
                    .createSubtask(
                        admin.id(), id, NewRequest.of("Part").businessUnit(elsewhere.id()))
                    .orElseThrow()
                    .ticket()
                    .request()
                    .id());
    for (Status status : List.of(Status.SOLVED, Status.OPEN)) {
      alters(
          View.PENDING_SUBTASK,
          tom,
          () ->
              commands
                  .update(admin.id(), subtask, RequestEdit.NOTHING.status(status))
                  .orElseThrow());
    }
    alters(View.PENDING_SUBTASK, tom, () -> commands.delete(admin.id(), subtask).orElseThrow());
  }

  @Test
  void theRequestersReadMarkIsAChangeOfTheRequest() {
    commands.addMessage(tom.id(), id, "Yes?").orElseThrow();
    alters(
        View.ALL_UNSOLVED, tom, () -> commands.moveReadMark(requester.id(), id, 2).orElseThrow());
  }

  @Test
  void aTechniciansReadMarkTouchesHimAlone() {
    Set<CacheScope> touched = touched(() -> commands.moveReadMark(tom.id(), id, 1).orElseThrow());
    assertThat(touched).containsExactly(new CacheScope.OfPerson(tom.id()));
    long other =
        helpdesk.desk.request(request().in(network).message(helpdesk.desk.somebody(), "x"));
    Fact<?> marks = new Fact.ReadMarks(tom.id(), List.of(other));
    alters(
        marks::read,
        marks.dependencies(),
        () -> commands.moveReadMark(tom.id(), other, 1).orElseThrow());
  }

  @Test
  void aNewNameTouchesReferenceData() {
    Selection all = selection(View.ALL_TICKETS, tom, Units.ALL);
    for (Runnable rename :
        List.<Runnable>of(
            () -> administration.changePerson(admin.id(), requester.id(), PersonEdit.name("Rae")),
            () -> administration.renameBusinessUnit(admin.id(), network.id(), "Networks"),
            () -> administration.changeStatus(admin.id(), Status.OPEN, new StatusEdit("new", null)),
            () ->
                administration.changePriority(
                    admin.id(), Priority.MEDIUM, new PriorityEdit("normal", null, null)))) {
      Object before = read(snapshot -> rows(all, snapshot));
      assertThat(touched(rename)).containsExactly(CacheScope.REFERENCE_DATA);
      Object after = read(snapshot -> rows(all, snapshot));
      assertThat(after).isNotEqualTo(before);
    }
    assertThat(touched(() -> administration.addBusinessUnit(admin.id(), "New")))
        .containsExactly(CacheScope.REFERENCE_DATA);
  }

  @Test
  void aRoleAnActivationAndAMembershipTouchThatPersonsRights() {
    for (Runnable change :
        List.<Runnable>of(
            () -> administration.addMembership(admin.id(), tom.id(), payroll.id()),
            () -> administration.removeMembership(admin.id(), tom.id(), payroll.id()),
            () -> administration.changePerson(admin.id(), tom.id(), PersonEdit.role(Role.ADMIN)),
            () -> administration.changePerson(admin.id(), tom.id(), PersonEdit.active(false)))) {
      Object before = read(snapshot -> snapshot.people().find(tom.id()));
      assertThat(touched(change)).containsExactly(new CacheScope.RightsOf(tom.id()));
      Object after = read(snapshot -> snapshot.people().find(tom.id()));
      assertThat(after).isNotEqualTo(before);
    }
  }

  @Test
  void aLoadAndAWriterWhoCannotSayTouchTheWholeDesk() {
    assertThat(touched(() -> helpdesk.desk.unit("Loaded"))).containsOnly(CacheScope.WHOLE_DESK);
    assertThat(touched(() -> helpdesk.service.changed(Set.of(CacheScope.WHOLE_DESK))))
        .containsExactly(CacheScope.WHOLE_DESK);
  }

  private Object update(RequestEdit edit) {
    return commands.update(admin.id(), id, edit).orElseThrow();
  }

  /** Does something that alters a person's view, and concerns no stranger. */
  private <T> T alters(View view, Person person, Supplier<T> write) {
    Selection selection = selection(view, person, Units.ALL);
    return alters(snapshot -> rows(selection, snapshot), Dependencies.of(selection), write);
  }

  private <T> void altersOwn(Supplier<T> write) {
    alters(
        snapshot -> snapshot.requests().ofRequester(requester.id(), Start.FIRST, 100),
        Dependencies.ofPerson(requester.id()),
        write);
  }

  private <T> T alters(
      Function<Snapshot, Object> answer, Dependencies dependencies, Supplier<T> write) {
    Object before = read(answer);
    Set<CacheScope> touched = new HashSet<>();
    T written = written(write, touched);
    assertThat(read(answer)).isNotEqualTo(before);
    assertThat(dependencies.isAlteredBy(touched)).as("touched %s", touched).isTrue();
    for (View view : List.of(View.ALL_TICKETS, View.ALL_YOUR_REQUESTS)) {
      Selection strangers = selection(view, stranger, Units.ALL);
      boolean concerned = touched.contains(new CacheScope.OfUnit(elsewhere.id()));
      assertThat(Dependencies.of(strangers).isAlteredBy(touched))
          .isEqualTo(concerned && view == View.ALL_TICKETS);
    }
    return written;
  }

  private Set<CacheScope> touched(Runnable write) {
    Set<CacheScope> touched = new HashSet<>();
    written(
        () -> {
          write.run();
          return "done";
        },
        touched);
    return touched;
  }

  private <T> T written(Supplier<T> write, Set<CacheScope> touched) {
    try (UnseenChanges log = helpdesk.memory.unseen()) {
      T written = write.get();
      log.next().changes().forEach(change -> touched.addAll(change.scopes()));
      return written;
    }
  }

  private <T> T read(Function<Snapshot, T> question) {
    try (Snapshot snapshot = helpdesk.memory.open(TIMEOUT)) {
      return question.apply(snapshot);
    }
  }

  private static Selection selection(View view, Person person, Units narrowing) {
    return Selection.of(view, person, narrowing, TicketType.ALL, false, TODAY);
  }

  private static Object rows(Selection selection, Snapshot snapshot) {
    return List.of(
        new Fact.Rows(selection, selection.view().order(), Start.FIRST, 100).read(snapshot),
        new Fact.Total(selection).read(snapshot));
  }
}
