package io.technicianviews.application;

import static io.technicianviews.testkit.TestRequest.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.technicianviews.application.page.PageByNumber;
import io.technicianviews.domain.command.Refusal;
import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.port.BulkLoad.EntityKind;
import io.technicianviews.domain.view.View;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefusalTest {

  private final Helpdesk helpdesk = new Helpdesk();
  private final TechnicianViewQueries views = helpdesk.service.technicianViews();
  private final ServiceRequestQueries requests = helpdesk.service.requests();

  @Test
  void unknownPersonIsRefused() {
    long unknown = helpdesk.desk.newId(EntityKind.PERSON);

    assertThat(everything(unknown, helpdesk.desk.request(request())))
        .allSatisfy(result -> assertRefused(result, new Refusal.UnknownPerson(unknown)));
  }

  @Test
  void deactivatedPersonIsRefused() {
    Person gone = helpdesk.desk.inactive("Gone", Role.ADMIN);
    long own = helpdesk.desk.request(request().from(gone));

    assertThat(everything(gone.id(), own))
        .allSatisfy(result -> assertRefused(result, new Refusal.DeactivatedPerson(gone.id())));
  }

  @Test
  void requesterIsRefusedViewsOnly() {
    Person requester = helpdesk.desk.requester("Rita");
    long own = helpdesk.desk.request(request().from(requester));

    assertThat(ofViews(requester.id()))
        .allSatisfy(result -> assertRefused(result, new Refusal.NotATechnician(requester.id())));
    assertThat(ofRequests(requester.id(), own))
        .allSatisfy(result -> assertThat(result).isInstanceOf(Result.Success.class));
  }

  @Test
  void technicianAndAdminAreNotRefused() {
    long id = helpdesk.desk.request(request());
    Person admin = helpdesk.desk.admin("Ada");
    Person technician = helpdesk.desk.technician("Tom");

    assertThat(everything(admin.id(), id))
        .allSatisfy(result -> assertThat(result).isInstanceOf(Result.Success.class));
    assertThat(ofViews(technician.id()))
        .allSatisfy(result -> assertThat(result).isInstanceOf(Result.Success.class));
  }

  @Test
  void invisibleRequestIsRefusedLikeAMissingOne() {
    BusinessUnit other = helpdesk.desk.unit("Other");
    Person technician = helpdesk.desk.technician("Tom", helpdesk.desk.unit("Support"));
    long invisible = helpdesk.desk.request(request().in(other));
    long deleted = helpdesk.desk.request(request().from(technician).deleted());
    long unknown = helpdesk.desk.newId(EntityKind.REQUEST);

    for (long id : List.of(invisible, deleted, unknown)) {
      assertThat(aboutRequest(technician.id(), id))
          .allSatisfy(result -> assertRefused(result, new Refusal.RequestNotFound(id)));
    }
  }

  @Test
  void orElseThrowNamesTheRefusal() {
    Result<Caller> refused = helpdesk.service.caller(99);

    assertThatThrownBy(refused::orElseThrow)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("UnknownPerson");
    assertThat(refused.map(Caller::person))
        .isEqualTo(Result.refused(new Refusal.UnknownPerson(99)));
  }

  private List<Result<?>> everything(long person, long request) {
    List<Result<?>> all = new ArrayList<>(ofViews(person));
    all.addAll(ofRequests(person, request));
    return all;
  }

  private List<Result<?>> ofViews(long person) {
    return List.of(
        views.page(person, ViewQuery.of(View.UNASSIGNED)),
        views.counts(person, View.UNASSIGNED, UnitScope.ALL),
        views.businessUnitCounts(person, View.UNASSIGNED));
  }

  private List<Result<?>> ofRequests(long person, long request) {
    List<Result<?>> all = new ArrayList<>(aboutRequest(person, request));
    all.add(requests.own(person, PageByNumber.FIRST));
    all.add(helpdesk.service.caller(person));
    return all;
  }

  private List<Result<?>> aboutRequest(long person, long request) {
    return List.of(
        requests.find(person, request),
        requests.subtasks(person, request, PageByNumber.FIRST),
        requests.messages(person, request, PageByNumber.FIRST));
  }

  private static void assertRefused(Result<?> result, Refusal refusal) {
    assertThat((Object) result).isEqualTo(Result.refused(refusal));
  }
}
