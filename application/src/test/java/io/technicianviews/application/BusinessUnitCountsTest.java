package io.technicianviews.application;

import static io.technicianviews.testkit.TestDesk.NOON;
import static io.technicianviews.testkit.TestRequest.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.application.BusinessUnitCounts.Entry;
import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.view.View;
import org.junit.jupiter.api.Test;

class BusinessUnitCountsTest {

  private final Helpdesk helpdesk = new Helpdesk();
  private final BusinessUnit support = helpdesk.desk.unit("Support");
  private final BusinessUnit field = helpdesk.desk.unit("Field");
  private final BusinessUnit other = helpdesk.desk.unit("Other");
  private final Person technician = helpdesk.desk.technician("Tom", support, field);

  @Test
  void hasAnEntryForEachUnitInScopeSortedByName() {
    helpdesk.desk.request(request().in(support));
    helpdesk.desk.request(request().in(other));
    helpdesk.desk.request(request());

    BusinessUnitCounts counts = counts(technician, View.UNASSIGNED);

    assertThat(counts.businessUnits()).containsExactly(entry(field, 0), entry(support, 1));
    assertThat(counts.withoutUnit()).isZero();
    assertThat(counts.total()).isEqualTo(1);
  }

  @Test
  void scopeOfAnAdminIsEveryUnitAndNoUnit() {
    Person admin = helpdesk.desk.admin("Ada");
    helpdesk.desk.request(request().in(other));
    helpdesk.desk.request(request());
    helpdesk.desk.request(request());

    BusinessUnitCounts counts = counts(admin, View.UNASSIGNED);

    assertThat(counts.businessUnits())
        .containsExactly(entry(field, 0), entry(other, 1), entry(support, 0));
    assertThat(counts.withoutUnit()).isEqualTo(2);
    assertThat(counts.total()).isEqualTo(3);
  }

  @Test
  void personalViewsHaveEntriesForOtherUnitsWithRequests() {
    helpdesk.desk.request(request().in(other).assignedTo(technician));
    helpdesk.desk.request(request().assignedTo(technician));

    BusinessUnitCounts counts = counts(technician, View.MY_UNSOLVED);

    assertThat(counts.businessUnits())
        .containsExactly(entry(field, 0), entry(other, 1), entry(support, 0));
    assertThat(counts.withoutUnit()).isEqualTo(1);
    assertThat(counts.total()).isEqualTo(2);
  }

  @Test
  void personalViewsHaveNoEntryForOtherUnitsWithoutRequests() {
    helpdesk.desk.request(request().in(other).assignedTo(technician).solved(NOON));

    assertThat(counts(technician, View.MY_UNSOLVED).businessUnits())
        .containsExactly(entry(field, 0), entry(support, 0));
    assertThat(counts(technician, View.ALL_YOUR_REQUESTS).businessUnits())
        .containsExactly(entry(field, 0), entry(other, 1), entry(support, 0));
  }

  @Test
  void technicianWithoutUnitsHasZeroCounts() {
    BusinessUnitCounts counts = counts(helpdesk.desk.technician("Nobody"), View.ALL_TICKETS);

    assertThat(counts.businessUnits()).isEmpty();
    assertThat(counts.total()).isZero();
  }

  private BusinessUnitCounts counts(Person person, View view) {
    return helpdesk
        .service
        .technicianViews()
        .businessUnitCounts(person.id(), view)
        .orElseThrow()
        .value();
  }

  private static Entry entry(BusinessUnit unit, long count) {
    return new Entry(unit.id(), unit.name(), count);
  }
}
