package io.technicianviews.application;

import static io.technicianviews.testkit.TestRequest.request;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.technicianviews.application.view.ViewFilter;
import io.technicianviews.application.view.ViewPageQuery;
import io.technicianviews.application.view.ViewsToCount;
import io.technicianviews.domain.command.NewPerson;
import io.technicianviews.domain.command.NewRequest;
import io.technicianviews.domain.command.NewStatus;
import io.technicianviews.domain.patch.TagsPatch;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.StatusCategory;
import io.technicianviews.domain.view.View;
import java.util.Collections;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** A null argument is rejected by the call that receives it, with the argument's name. */
@SuppressWarnings("NullAway") // null is what is tested
class NullArgumentsTest {

  private final Helpdesk helpdesk = new Helpdesk();
  private final ServiceDesk service = helpdesk.service;
  private final Person admin = helpdesk.desk.admin("Ada");
  private final long id = helpdesk.desk.request(request());

  @Test
  void ofValues() {
    assertNamed("subject", () -> NewRequest.of(null));
    assertNamed("priority", () -> NewRequest.of("Printer").priority(null));
    assertNamed("tags: a tag", () -> NewRequest.of("Printer").tags("a", null));
    assertNamed("added tags: a tag", () -> TagsPatch.add("a", null));
    assertNamed("removed tags: a tag", () -> TagsPatch.remove("a", null));
    assertNamed("role", () -> new NewPerson("Tom", null, Collections.emptySortedSet()));
    assertNamed("name", () -> new NewStatus(null, StatusCategory.OPEN, null, null));
    assertNamed("category", () -> new NewStatus("Waiting", null, null, null));
    assertNamed("view", () -> ViewQuery.of(null));
    assertNamed("view", () -> ViewPageQuery.of((View) null));
    assertNamed("units", () -> ViewFilter.NONE.units(null));
    assertNamed("tags: a tag", () -> ViewFilter.NONE.tags("a", null));
  }

  @Test
  void ofQueries() {
    TechnicianViewQueries views = service.technicianViews();
    assertNamed("query", () -> views.page(admin.id(), null));
    assertNamed("query", () -> views.export(admin.id(), null));
    assertNamed("unitScope", () -> views.counts(admin.id(), View.UNASSIGNED, null));
    assertNamed("view", () -> views.businessUnitCounts(admin.id(), null));
    assertNamed("units", () -> views.workload(admin.id(), null));
    assertNamed("pageByNumber", () -> service.requests().messages(admin.id(), id, null));
    assertNamed("pageRequest", () -> service.requests().own(admin.id(), null));
    assertNamed("terms", () -> service.requests().search(admin.id(), null, 1));
    assertNamed("prefix", () -> service.requests().tags(admin.id(), null));
    assertNamed("query", () -> service.views().page(admin.id(), null));
    assertNamed("views", () -> service.views().counts(admin.id(), null, UnitScope.ALL));
    assertNamed("units", () -> service.views().counts(admin.id(), ViewsToCount.NONE, null));
    assertNamed("viewId", () -> service.views().find(admin.id(), null));
    assertNamed("units", () -> service.live().stream(admin.id(), View.UNASSIGNED, null, null));
  }

  @Test
  void ofCommands() {
    ServiceRequestCommands commands = service.commands();
    assertNamed("version", () -> commands.expecting(null));
    assertNamed("newRequest", () -> commands.create(admin.id(), null));
    assertNamed("patch", () -> commands.update(admin.id(), id, null));
    assertNamed("content", () -> commands.addMessage(admin.id(), id, null));
    assertNamed("update", () -> commands.bulk(admin.id(), null));
    DeskAdministration administration = service.administration();
    assertNamed("fullName", () -> administration.firstAdmin(null));
    assertNamed("person", () -> administration.addPerson(admin.id(), null));
    assertNamed("patch", () -> administration.changePerson(admin.id(), admin.id(), null));
    assertNamed("name", () -> administration.addBusinessUnit(admin.id(), null));
    assertNamed("patch", () -> administration.changePriority(admin.id(), Priority.LOW, null));
    assertNamed("pageByNumber", () -> administration.people(admin.id(), null));
    assertNamed("query", () -> administration.history(admin.id(), null));
    assertNamed("view", () -> service.views().create(admin.id(), null));
    assertNamed("event", () -> service.replay().apply(null));
  }

  @Test
  void ofTheEntryPoint() {
    assertNamed("listener", () -> service.subscribe(null));
    assertNamed("tags", () -> service.recordExternalWrite(null));
    assertNamed("deskStorage", () -> ServiceDesk.builder().storage(null));
    assertNamed("duration", () -> ServiceDesk.builder().timeout(null));
  }

  private static void assertNamed(String name, ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(NullPointerException.class).hasMessage(name);
  }
}
