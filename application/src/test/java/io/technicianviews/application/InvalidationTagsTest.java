package io.technicianviews.application;

import static io.technicianviews.testkit.TestDesk.TIMEOUT;
import static io.technicianviews.testkit.TestDesk.TODAY;
import static io.technicianviews.testkit.TestRequest.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.domain.change.Dependencies;
import io.technicianviews.domain.change.InvalidationTag;
import io.technicianviews.domain.command.ExpectedVersion;
import io.technicianviews.domain.command.NewRequest;
import io.technicianviews.domain.command.NewView;
import io.technicianviews.domain.condition.Conditions;
import io.technicianviews.domain.patch.PersonPatch;
import io.technicianviews.domain.patch.PriorityPatch;
import io.technicianviews.domain.patch.RequestPatch;
import io.technicianviews.domain.patch.StatusPatch;
import io.technicianviews.domain.patch.ViewPatch;
import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.port.ChangeLog.InvalidationReader;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.query.CacheableQuery;
import io.technicianviews.domain.query.CountQuery;
import io.technicianviews.domain.query.DefinitionQuery;
import io.technicianviews.domain.query.MessageQuery;
import io.technicianviews.domain.query.PeopleQuery;
import io.technicianviews.domain.query.RequestQuery;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.Status;
import io.technicianviews.domain.view.PageStart;
import io.technicianviews.domain.view.RequestFilter;
import io.technicianviews.domain.view.RequestType;
import io.technicianviews.domain.view.Sharing;
import io.technicianviews.domain.view.View;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * Verifies the table of invalidation tags row by row: a result that a write alters depends on a tag
 * of the write, and results that it does not alter do not.
 */
class InvalidationTagsTest {

  private final Helpdesk helpdesk = new Helpdesk();
  private final BusinessUnit network = helpdesk.desk.unit("Network");
  private final BusinessUnit payroll = helpdesk.desk.unit("Payroll");
  private final BusinessUnit elsewhere = helpdesk.desk.unit("Elsewhere");
  private final Person admin = helpdesk.desk.admin("Ada");
  private final Person tom = helpdesk.desk.technician("Tom", network);
  private final Person pia = helpdesk.desk.technician("Pia", payroll);
  private final Person outsider = helpdesk.desk.technician("Eve", elsewhere);
  private final Person requester = helpdesk.desk.requester("Ray");
  private final long id =
      helpdesk.desk.request(
          request("Printer").from(requester).in(network).message(requester, "Hello"));

  private final ServiceRequestCommands commands = helpdesk.service.commands();
  private final DeskAdministration administration = helpdesk.service.administration();

  @Test
  void changeOfARequestHasTheTagOfItsUnit() {
    alters(View.ALL_UNSOLVED, tom, () -> update(RequestPatch.NOTHING.priority(Priority.LOW)));
    alters(View.ALL_SOLVED, tom, () -> update(RequestPatch.NOTHING.status(Status.SOLVED)));
    alters(View.ALL_TICKETS, tom, () -> commands.delete(admin.id(), id).orElseThrow());
  }

  @Test
  void moveHasTheTagsOfBothUnits() {
    alters(View.ALL_TICKETS, tom, () -> update(RequestPatch.NOTHING.businessUnit(payroll.id())));
    alters(View.ALL_TICKETS, tom, () -> update(RequestPatch.NOTHING.businessUnit(network.id())));
    alters(View.ALL_TICKETS, pia, () -> update(RequestPatch.NOTHING.businessUnit(payroll.id())));
    RequestFilter without = filter(View.ALL_TICKETS, admin, UnitScope.only(UnitScope.WITHOUT_UNIT));
    alters(
        snapshot -> rows(without, snapshot),
        Dependencies.of(without),
        () -> update(RequestPatch.NOTHING.businessUnit(null)));
  }

  @Test
  void changeHasTheTagsOfAssigneesBeforeAndAfter() {
    alters(View.MY_UNSOLVED, tom, () -> commands.take(tom.id(), id).orElseThrow());
    alters(View.MY_UNSOLVED, tom, () -> update(RequestPatch.NOTHING.businessUnit(payroll.id())));
    alters(View.MY_UNSOLVED, tom, () -> commands.addMessage(admin.id(), id, "x").orElseThrow());
    alters(View.MY_UNSOLVED, tom, () -> commands.unassign(admin.id(), id, tom.id()).orElseThrow());
  }

  @Test
  void changeOfAPersonalViewHasTheTagOfTheOwnersPermissions() {
    DefinitionQuery own = new DefinitionQuery.PersonalViews(tom.id());
    CustomViews views = helpdesk.service.views();
    NewView view = NewView.personal(tom.id(), "Mine", Conditions.NONE);
    ExpectedVersion any = ExpectedVersion.any();
    Set<InvalidationTag> tags = Set.of(new InvalidationTag.Permissions(tom.id()));
    long id =
        altersViews(own, tags, () -> views.create(tom.id(), view).orElseThrow()).definition().id();
    ViewPatch inactive = ViewPatch.NOTHING.active(false);
    altersViews(own, tags, () -> views.update(tom.id(), id, any, inactive).orElseThrow());
    altersViews(own, tags, () -> views.delete(tom.id(), id, any).orElseThrow());
  }

  @Test
  void changeOfASharedViewHasTheTagOfReferenceData() {
    DefinitionQuery shared = new DefinitionQuery.SharedViews();
    DefinitionQuery own = new DefinitionQuery.PersonalViews(admin.id());
    CustomViews views = helpdesk.service.views();
    NewView view = NewView.of("Of all", Conditions.NONE, Sharing.EVERYONE);
    ExpectedVersion any = ExpectedVersion.any();
    Set<InvalidationTag> tags = Set.of(InvalidationTag.REFERENCE_DATA);
    long id =
        altersViews(shared, tags, () -> views.create(admin.id(), view).orElseThrow())
            .definition()
            .id();
    ViewPatch inactive = ViewPatch.NOTHING.active(false);
    altersViews(shared, tags, () -> views.update(admin.id(), id, any, inactive).orElseThrow());

    Set<InvalidationTag> both =
        Set.of(InvalidationTag.REFERENCE_DATA, new InvalidationTag.Permissions(admin.id()));
    ViewPatch personal = ViewPatch.NOTHING.sharing(new Sharing.Personal(admin.id()));
    altersViews(shared, both, () -> views.update(admin.id(), id, any, personal).orElseThrow());
    ViewPatch everyone = ViewPatch.NOTHING.sharing(Sharing.EVERYONE);
    altersViews(own, both, () -> views.update(admin.id(), id, any, everyone).orElseThrow());
  }

  private <T> T altersViews(
      DefinitionQuery query, Set<InvalidationTag> expected, Supplier<T> write) {
    Function<Snapshot, Object> reader = snapshot -> snapshot.read(query);
    Object before = read(reader);
    Set<InvalidationTag> touched = new HashSet<>();
    T written = written(write, touched);
    assertThat(read(reader)).isNotEqualTo(before);
    assertThat(touched).isEqualTo(expected);
    assertThat(query.dependencies().isInvalidatedBy(touched)).isTrue();
    return written;
  }

  @Test
  void changeHasTheTagOfTheRequester() {
    altersOwn(() -> update(RequestPatch.NOTHING.status(Status.ON_HOLD)));
    altersOwn(() -> commands.addMessage(tom.id(), id, "x").orElseThrow());
    altersOwn(() -> commands.create(requester.id(), NewRequest.of("Another")).orElseThrow());
  }

  @Test
  void changeOfASubtaskHasTheTagsOfItsParent() {
    long subtask =
        alters(
            View.PENDING_SUBTASK,
            tom,
            () ->
                commands
                    .createSubtask(
                        admin.id(), id, NewRequest.of("Part").businessUnit(elsewhere.id()))
                    .orElseThrow()
                    .item()
                    .request()
                    .id());
    for (Status status : List.of(Status.SOLVED, Status.OPEN)) {
      alters(
          View.PENDING_SUBTASK,
          tom,
          () ->
              commands
                  .update(admin.id(), subtask, RequestPatch.NOTHING.status(status))
                  .orElseThrow());
    }
    alters(View.PENDING_SUBTASK, tom, () -> commands.delete(admin.id(), subtask).orElseThrow());
  }

  @Test
  void requestersReadPositionIsAChangeOfTheRequest() {
    commands.addMessage(tom.id(), id, "Yes?").orElseThrow();
    alters(View.ALL_UNSOLVED, tom, () -> commands.markAsRead(requester.id(), id, 2).orElseThrow());
  }

  @Test
  void techniciansReadPositionHasTheirTagOnly() {
    Set<InvalidationTag> touched =
        touched(() -> commands.markAsRead(tom.id(), id, 1).orElseThrow());
    assertThat(touched).containsExactly(new InvalidationTag.Person(tom.id()));
    long other =
        helpdesk.desk.request(request().in(network).message(helpdesk.desk.defaultRequester(), "x"));
    CacheableQuery<?> marks = new MessageQuery.ReadPositions(tom.id(), List.of(other));
    alters(
        snapshot -> snapshot.read(marks),
        marks.dependencies(),
        () -> commands.markAsRead(tom.id(), other, 1).orElseThrow());
  }

  @Test
  void newNameHasTheTagOfReferenceData() {
    RequestFilter all = filter(View.ALL_TICKETS, tom, UnitScope.ALL);
    for (Runnable rename :
        List.<Runnable>of(
            () -> administration.changePerson(admin.id(), requester.id(), PersonPatch.name("Rae")),
            () -> administration.renameBusinessUnit(admin.id(), network.id(), "Networks"),
            () -> administration.changeStatus(admin.id(), 1, StatusPatch.label("new", null)),
            () ->
                administration.changePriority(
                    admin.id(), Priority.MEDIUM, new PriorityPatch("normal", null, null)))) {
      Object before = read(snapshot -> rows(all, snapshot));
      assertThat(touched(rename)).containsExactly(InvalidationTag.REFERENCE_DATA);
      Object after = read(snapshot -> rows(all, snapshot));
      assertThat(after).isNotEqualTo(before);
    }
    assertThat(touched(() -> administration.addBusinessUnit(admin.id(), "New")))
        .containsExactly(InvalidationTag.REFERENCE_DATA);
  }

  @Test
  void roleActivationAndMembershipHaveThePermissionsTag() {
    for (Runnable change :
        List.<Runnable>of(
            () -> administration.addMembership(admin.id(), tom.id(), payroll.id()),
            () -> administration.removeMembership(admin.id(), tom.id(), payroll.id()),
            () -> administration.changePerson(admin.id(), tom.id(), PersonPatch.role(Role.ADMIN)),
            () -> administration.changePerson(admin.id(), tom.id(), PersonPatch.active(false)))) {
      Object before = read(snapshot -> snapshot.read(new PeopleQuery.PersonById(tom.id())));
      assertThat(touched(change)).containsExactly(new InvalidationTag.Permissions(tom.id()));
      Object after = read(snapshot -> snapshot.read(new PeopleQuery.PersonById(tom.id())));
      assertThat(after).isNotEqualTo(before);
    }
  }

  @Test
  void bulkLoadAndUnknownWriteInvalidateEverything() {
    assertThat(touched(() -> helpdesk.desk.unit("Loaded")))
        .containsOnly(InvalidationTag.EVERYTHING);
    assertThat(
            touched(() -> helpdesk.service.recordExternalWrite(Set.of(InvalidationTag.EVERYTHING))))
        .containsExactly(InvalidationTag.EVERYTHING);
  }

  private Object update(RequestPatch patch) {
    return commands.update(admin.id(), id, patch).orElseThrow();
  }

  /** Verifies that a write alters the person's view and no other person's. */
  private <T> T alters(View view, Person person, Supplier<T> write) {
    RequestFilter requestFilter = filter(view, person, UnitScope.ALL);
    return alters(snapshot -> rows(requestFilter, snapshot), Dependencies.of(requestFilter), write);
  }

  private <T> void altersOwn(Supplier<T> write) {
    alters(
        snapshot ->
            snapshot
                .read(new RequestQuery.RequesterRows(requester.id(), PageStart.FIRST, 100))
                .rows(),
        Dependencies.ofPerson(requester.id()),
        write);
  }

  private <T> T alters(
      Function<Snapshot, Object> reader, Dependencies dependencies, Supplier<T> write) {
    Object before = read(reader);
    Set<InvalidationTag> touched = new HashSet<>();
    T written = written(write, touched);
    assertThat(read(reader)).isNotEqualTo(before);
    assertThat(dependencies.isInvalidatedBy(touched)).as("touched %s", touched).isTrue();
    for (View view : List.of(View.ALL_TICKETS, View.ALL_YOUR_REQUESTS)) {
      RequestFilter outsiders = filter(view, outsider, UnitScope.ALL);
      boolean concerned = touched.contains(new InvalidationTag.Unit(elsewhere.id()));
      assertThat(Dependencies.of(outsiders).isInvalidatedBy(touched))
          .isEqualTo(concerned && view == View.ALL_TICKETS);
    }
    return written;
  }

  private Set<InvalidationTag> touched(Runnable write) {
    Set<InvalidationTag> touched = new HashSet<>();
    written(
        () -> {
          write.run();
          return "done";
        },
        touched);
    return touched;
  }

  private <T> T written(Supplier<T> write, Set<InvalidationTag> touched) {
    try (InvalidationReader log = helpdesk.memory.newlyVisible()) {
      T written = write.get();
      log.next().changes().forEach(change -> touched.addAll(change.tags()));
      return written;
    }
  }

  private <T> T read(Function<Snapshot, T> query) {
    try (Snapshot snapshot = helpdesk.memory.open(TIMEOUT)) {
      return query.apply(snapshot);
    }
  }

  private static RequestFilter filter(View view, Person person, UnitScope units) {
    return RequestFilter.of(view, person, units, RequestType.ALL, false, TODAY);
  }

  private static Object rows(RequestFilter requestFilter, Snapshot snapshot) {
    return List.of(
        snapshot.read(
            new RequestQuery.PageRows(
                requestFilter, requestFilter.view().order(), PageStart.FIRST, 100)),
        snapshot.read(new CountQuery.TotalCount(requestFilter)));
  }
}
