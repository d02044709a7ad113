package io.technicianviews.domain.port;

import static io.technicianviews.domain.port.TestRequest.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.PersonName;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.people.Units;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.PriorityLabel;
import io.technicianviews.domain.request.RequestSummary;
import io.technicianviews.domain.request.Status;
import io.technicianviews.domain.request.StatusLabel;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What {@link PeopleRepository} promises, and how people and names are read. */
public abstract class AdministrationWritesContract extends WritesContract {

  /** A desk may be used again: it is called as before. */
  @AfterEach
  void nameAsBefore() {
    administer(
        write -> {
          write.people().store(StatusLabel.standard(Status.OPEN));
          write.people().store(PriorityLabel.standard(Priority.MEDIUM));
        });
  }

  @Test
  void aPersonIsAddedAndChanged() {
    BusinessUnit network = desk.unit("Network");
    BusinessUnit payroll = desk.unit("Payroll");
    TreeSet<Long> both = new TreeSet<>(List.of(network.id(), payroll.id()));
    try (DeskWrite write = beginAdministration()) {
      long id = write.people().newPersonId();
      Person nora = new Person(id, "Nora", Role.TECHNICIAN, true, both);
      write.people().store(nora);
      assertThat(write.view().people().find(id)).contains(nora);
      assertThat(desk.person(id)).isEmpty();
      commit(write);
      assertThat(desk.person(id)).contains(nora);

      Person changed =
          new Person(id, "Nora B.", Role.ADMIN, false, new TreeSet<>(Set.of(payroll.id())));
      administer(other -> other.people().store(changed));
      assertThat(desk.person(id)).contains(changed);
    }
  }

  @Test
  void aUnitIsAddedAndRenamed() {
    try (DeskWrite write = beginAdministration()) {
      long id = write.people().newBusinessUnitId();
      write.people().store(new BusinessUnit(id, "Network"));
      commit(write);
      assertThat(desk.businessUnits()).containsExactly(new BusinessUnit(id, "Network"));
      administer(other -> other.people().store(new BusinessUnit(id, "Networks")));
      assertThat(desk.businessUnits()).containsExactly(new BusinessUnit(id, "Networks"));
    }
  }

  @Test
  void aNameOfTwoUnitsIsRefused() {
    desk.unit("Network");
    BusinessUnit payroll = desk.unit("Payroll");
    assertThatThrownBy(
            () ->
                administer(
                    write -> write.people().store(new BusinessUnit(payroll.id(), "Network"))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(desk.businessUnits()).contains(payroll);
  }

  @Test
  void labelsAreShownAsTheyAreCalledNow() {
    long id = desk.request(request());
    StatusLabel status = new StatusLabel(1, "new", "#00ff00", false);
    PriorityLabel priority = new PriorityLabel(3, "soon", 5, 6);
    administer(
        write -> {
          write.people().store(status);
          write.people().store(priority);
        });
    RequestSummary row =
        desk.read(snapshot -> snapshot.requests().summaries(List.of(id))).getFirst();
    assertThat(row.status()).isEqualTo(status);
    assertThat(row.priority()).isEqualTo(priority);
    List<StatusLabel> statuses = desk.read(snapshot -> snapshot.requests().statuses());
    List<PriorityLabel> priorities = desk.read(snapshot -> snapshot.requests().priorities());
    assertThat(statuses)
        .hasSize(6)
        .isSortedAccordingTo(Comparator.comparingInt(StatusLabel::id))
        .contains(status);
    try (DeskLoad load = desk.ports().loader().begin()) {
      assertThat(load.priorities()).isEqualTo(priorities);
    }
    assertThat(priorities)
        .hasSize(4)
        .isSortedAccordingTo(Comparator.comparingInt(PriorityLabel::id))
        .contains(priority);
  }

  @Test
  void peopleAreListedById() {
    Person ann = desk.requester("Ann");
    Person bob = desk.inactive("Bob", Role.ADMIN);
    Person cat = desk.admin("Cat");
    List<Person> first = desk.read(snapshot -> snapshot.people().page(0, 2));
    List<Person> second = desk.read(snapshot -> snapshot.people().page(2, 2));
    long count = desk.read(snapshot -> snapshot.people().count());
    Map<Long, PersonName> names =
        desk.read(snapshot -> snapshot.people().names(List.of(cat.id(), ann.id(), -5L)));
    assertThat(first).containsExactly(ann, bob);
    assertThat(second).containsExactly(cat);
    assertThat(count).isEqualTo(3);
    assertThat(names)
        .containsOnlyKeys(ann.id(), cat.id())
        .containsEntry(ann.id(), new PersonName(ann.id(), "Ann"));
  }

  @Test
  void onlyAnActiveAdminIsAnotherOne() {
    Person ann = desk.admin("Ann");
    desk.inactive("Bob", Role.ADMIN);
    desk.technician("Tom");
    assertThat(hasOther(ann)).isFalse();
    Person cat = desk.admin("Cat");
    assertThat(hasOther(ann)).isTrue();
    assertThat(hasOther(cat)).isTrue();
  }

  @Test
  void rightsThatAWriteDependsOnStandStillUntilItEnds() {
    Person tom = desk.technician("Tom");
    DeskWrites writes = desk.ports().writes();
    try (DeskWrite write = begin(tom.id())) {
      assertThat(write.view().people().find(tom.id())).contains(tom);
      assertThatThrownBy(() -> writes.beginAdministration(SHORT, Set.of(tom.id())))
          .isInstanceOf(DeadlineExceededException.class);
    }
    writes.beginAdministration(LONG, Set.of(tom.id())).close();
  }

  @Test
  void administrationRunsOneAtATime() {
    DeskWrites writes = desk.ports().writes();
    try (DeskWrite write = beginAdministration()) {
      assertThat(write.view().people().businessUnits(Units.ALL)).isEmpty();
      assertThatThrownBy(() -> writes.beginAdministration(SHORT, Set.of()))
          .isInstanceOf(DeadlineExceededException.class);
    }
    writes.beginAdministration(LONG, Set.of()).close();
  }

  private boolean hasOther(Person person) {
    return desk.read(snapshot -> snapshot.people().hasOtherActiveAdmin(person.id()));
  }
}
