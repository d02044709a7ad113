package io.technicianviews.testkit.contract;

import static io.technicianviews.testkit.TestRequest.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.technicianviews.domain.change.AdminChange;
import io.technicianviews.domain.change.AdminFilter;
import io.technicianviews.domain.change.Change;
import io.technicianviews.domain.change.ChangeKind;
import io.technicianviews.domain.change.InvalidationTag;
import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.PersonName;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.port.BulkLoad;
import io.technicianviews.domain.port.DeadlineExceededException;
import io.technicianviews.domain.port.PeopleRepository;
import io.technicianviews.domain.port.PersonRecord;
import io.technicianviews.domain.port.WriteTransaction;
import io.technicianviews.domain.port.WriteTransactions;
import io.technicianviews.domain.query.ChangeQuery;
import io.technicianviews.domain.query.PeopleQuery;
import io.technicianviews.domain.query.RequestQuery;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.PriorityLabel;
import io.technicianviews.domain.request.RequestSummary;
import io.technicianviews.domain.request.Status;
import io.technicianviews.domain.request.StatusDefinition;
import io.technicianviews.domain.request.StatusLabel;
import io.technicianviews.testkit.TestDesk;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The contract of {@link PeopleRepository}, the administration log and the labels. */
public abstract class AdministrationWritesContract extends WritesContract {

  /** Restores the labels, because the storage may be reused by other tests. */
  @AfterEach
  void restoreLabels() {
    administer(
        write -> {
          write.people().store(StatusDefinition.standard(Status.OPEN));
          write.people().store(PriorityLabel.standard(Priority.MEDIUM));
        });
  }

  @Test
  void aUserIsInsertedAndReplaced() {
    BusinessUnit network = desk.unit("Network");
    BusinessUnit payroll = desk.unit("Payroll");
    TreeSet<Long> both = new TreeSet<>(List.of(network.id(), payroll.id()));
    try (WriteTransaction write = beginAdministration()) {
      long id = write.people().newPersonId();
      Person nora = new Person(id, "Nora", Role.TECHNICIAN, true, both);
      write.people().store(nora);
      assertThat(write.snapshot().read(new PeopleQuery.PersonById(id))).contains(nora);
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
  void aUnitIsInsertedAndRenamed() {
    try (WriteTransaction write = beginAdministration()) {
      long id = write.people().newBusinessUnitId();
      write.people().store(new BusinessUnit(id, "Network"));
      commit(write);
      assertThat(desk.businessUnits()).containsExactly(new BusinessUnit(id, "Network"));
      administer(other -> other.people().store(new BusinessUnit(id, "Networks")));
      assertThat(desk.businessUnits()).containsExactly(new BusinessUnit(id, "Networks"));
    }
  }

  @Test
  void aDuplicateUnitNameIsRejected() {
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
  void rowsShowTheCurrentLabels() {
    long id = desk.request(request());
    StatusLabel status = new StatusLabel(1, "new", "#00ff00");
    PriorityLabel priority = new PriorityLabel(3, "soon", 5, 6);
    administer(
        write -> {
          write.people().store(new StatusDefinition(status, 10, true));
          write.people().store(priority);
        });
    RequestSummary row = desk.read(new RequestQuery.RowsById(List.of(id))).getFirst();
    assertThat(row.status()).isEqualTo(status);
    assertThat(row.priority()).isEqualTo(priority);
    List<StatusDefinition> statuses = desk.read(new RequestQuery.Statuses());
    List<PriorityLabel> priorities = desk.read(new RequestQuery.PriorityLabels());
    assertThat(statuses)
        .filteredOn(one -> one.status().isDefault())
        .hasSize(6)
        .isSortedAccordingTo(Comparator.comparingInt(StatusDefinition::position))
        .contains(new StatusDefinition(status, 10, true));
    try (BulkLoad load = desk.ports().loader().begin()) {
      assertThat(load.priorities()).isEqualTo(priorities);
    }
    assertThat(priorities)
        .hasSize(4)
        .isSortedAccordingTo(Comparator.comparingInt(PriorityLabel::id))
        .contains(priority);
  }

  @Test
  void statusesAreListedByPositionThenById() {
    StatusDefinition vendor = added(401, "waiting for vendor", 40, true);
    StatusDefinition review = added(201, "in review", 15, true);
    StatusDefinition parts = added(402, "waiting for parts", 40, false);
    administer(write -> List.of(parts, vendor, review).forEach(one -> write.people().store(one)));

    assertThat(desk.read(new RequestQuery.Statuses()))
        .extracting(status -> status.label().id())
        .containsSubsequence(1, 201, 2, 3, 4, 401, 402, 5, 6);
    assertThat(desk.read(new RequestQuery.Statuses())).contains(vendor, review, parts);
    try (BulkLoad load = desk.ports().loader().begin()) {
      assertThat(load.statuses()).isEqualTo(desk.read(new RequestQuery.Statuses()));
    }
  }

  @Test
  void requestsShowAddedStatuses() {
    StatusDefinition verified = added(501, "verified", 50, true);
    administer(write -> write.people().store(verified));
    Status status = verified.status();
    long id = desk.request(request().status(status));

    assertThat(desk.read(new RequestQuery.RowsById(List.of(id))).getFirst().status())
        .isEqualTo(verified.label());
    assertThat(desk.read(new RequestQuery.RequestById(id)).orElseThrow().state().status())
        .isEqualTo(status);
    assertThatThrownBy(() -> desk.request(request().status(Status.of(502))))
        .isInstanceOf(RuntimeException.class);
  }

  @Test
  void aLoadAddsStatusesAndRemovesThoseOfADemo() {
    StatusDefinition vendor = added(401, "waiting for vendor", 40, true);
    try (BulkLoad load = desk.ports().loader().begin()) {
      load.statuses(List.of(vendor));
      load.people(List.of(PersonRecord.of(Person.requester(1, "Rita"))));
      load.commitAsDemo();
    }
    assertThat(desk.read(new RequestQuery.Statuses())).contains(vendor);
    try (BulkLoad load = desk.ports().loader().begin()) {
      load.clear();
      load.commit();
    }
    assertThat(desk.read(new RequestQuery.Statuses()))
        .extracting(StatusDefinition::status)
        .containsExactlyElementsOf(Status.DEFAULTS);
  }

  private static StatusDefinition added(int id, String name, int position, boolean active) {
    return new StatusDefinition(new StatusLabel(id, name, "#123456"), position, active);
  }

  @Test
  void usersAreListedById() {
    Person ann = desk.requester("Ann");
    Person bob = desk.inactive("Bob", Role.ADMIN);
    Person cat = desk.admin("Cat");
    List<Person> first = desk.read(new PeopleQuery.PeoplePage(0, 2));
    List<Person> second = desk.read(new PeopleQuery.PeoplePage(2, 2));
    long count = desk.read(new PeopleQuery.PeopleTotal());
    Map<Long, PersonName> names =
        desk.read(new PeopleQuery.PersonNames(Set.of(cat.id(), ann.id(), -5L)));
    assertThat(first).containsExactly(ann, bob);
    assertThat(second).containsExactly(cat);
    assertThat(count).isEqualTo(3);
    assertThat(names)
        .containsOnlyKeys(ann.id(), cat.id())
        .containsEntry(ann.id(), new PersonName(ann.id(), "Ann"));
  }

  @Test
  void onlyActiveAdminsCountAsOtherAdmins() {
    Person ann = desk.admin("Ann");
    desk.inactive("Bob", Role.ADMIN);
    desk.technician("Tom");
    assertThat(hasOther(ann)).isFalse();
    Person cat = desk.admin("Cat");
    assertThat(hasOther(ann)).isTrue();
    assertThat(hasOther(cat)).isTrue();
  }

  @Test
  void permissionsThatAWriteDependsOnAreLockedUntilItEnds() {
    Person tom = desk.technician("Tom");
    WriteTransactions writes = desk.ports().writes();
    try (WriteTransaction write = begin(tom.id())) {
      assertThat(write.snapshot().read(new PeopleQuery.PersonById(tom.id()))).contains(tom);
      assertThatThrownBy(() -> writes.beginAdministration(SHORT, Set.of(tom.id())))
          .isInstanceOf(DeadlineExceededException.class);
    }
    writes.beginAdministration(LONG, Set.of(tom.id())).close();
  }

  @Test
  void administrationTransactionsAreSerialized() {
    WriteTransactions writes = desk.ports().writes();
    try (WriteTransaction write = beginAdministration()) {
      assertThat(write.snapshot().read(new PeopleQuery.AllUnits())).isEmpty();
      assertThatThrownBy(() -> writes.beginAdministration(SHORT, Set.of()))
          .isInstanceOf(DeadlineExceededException.class);
    }
    writes.beginAdministration(LONG, Set.of()).close();
  }

  @Test
  void administrationIsLogged() {
    Person ada = desk.admin("Ada");
    BusinessUnit network = desk.unit("Network");
    Person tom = desk.technician("Tom", network);
    long last = newest(AdminFilter.ALL);

    administer(
        ada.id(),
        write -> {
          write.people().store(new Person(tom.id(), "Tom B.", Role.ADMIN, false, new TreeSet<>()));
          write.people().store(new BusinessUnit(network.id(), "Networks"));
          write
              .people()
              .store(new StatusDefinition(new StatusLabel(1, "new", "#00ff00"), 25, true));
          write
              .people()
              .store(new StatusDefinition(new StatusLabel(401, "vendor", "#0000ff"), 40, false));
          write.people().store(new PriorityLabel(3, "medium", 5, 6));
        });

    assertThat(values(recorded(AdminFilter.ALL, last)))
        .containsExactlyInAnyOrder(
            "PERSON FULL_NAME Tom -> Tom B.",
            "PERSON ROLE technician -> admin",
            "PERSON ACTIVE true -> false",
            "PERSON BUSINESS_UNIT " + network.id() + " -> null",
            "BUSINESS_UNIT NAME Network -> Networks",
            "STATUS NAME open -> new",
            "STATUS COLOR #2f80ed -> #00ff00",
            "STATUS POSITION 10 -> 25",
            "STATUS NAME null -> vendor",
            "STATUS COLOR null -> #0000ff",
            "STATUS CATEGORY null -> on_hold",
            "STATUS POSITION null -> 40",
            "STATUS ACTIVE null -> false",
            "PRIORITY RESPONSE_TIME_MINUTES 240 -> 5",
            "PRIORITY RESOLUTION_TIME_HOURS 24 -> 6");
    assertThat(recorded(AdminFilter.ALL, last))
        .allMatch(change -> ada.id() == Objects.requireNonNullElse(change.by(), 0L))
        .allMatch(change -> change.at().equals(TestDesk.NOON));
    assertThat(values(recorded(new AdminFilter(null, network.id()), last)))
        .containsExactlyInAnyOrder(
            "PERSON BUSINESS_UNIT " + network.id() + " -> null",
            "BUSINESS_UNIT NAME Network -> Networks");
    assertThat(recorded(new AdminFilter(tom.id(), null), last))
        .hasSize(4)
        .allMatch(change -> change.subjectId() == tom.id());
    assertThat(recorded(new AdminFilter(tom.id(), network.id()), last)).hasSize(1);
    assertThat(recorded(new AdminFilter(ada.id(), null), last)).isEmpty();
  }

  @Test
  void changesOfALoadAreLoggedWithoutAUser() {
    BusinessUnit network = desk.unit("Network");
    BusinessUnit payroll = desk.unit("Payroll");
    long last = newest(AdminFilter.ALL);

    Person tom = desk.technician("Tom", network);
    desk.put(new Person(tom.id(), "Tom", Role.TECHNICIAN, true, payroll(network, payroll)));

    assertThat(values(recorded(AdminFilter.ALL, last)))
        .containsExactlyInAnyOrder(
            "PERSON FULL_NAME null -> Tom",
            "PERSON ROLE null -> technician",
            "PERSON ACTIVE null -> true",
            "PERSON BUSINESS_UNIT null -> " + network.id(),
            "PERSON BUSINESS_UNIT null -> " + payroll.id());
    assertThat(recorded(AdminFilter.ALL, last)).allMatch(change -> change.by() == null);
  }

  @Test
  void theAdministrationLogIsPagedNewestFirst() {
    Person ada = desk.admin("Ada");
    for (String name : List.of("Ada B.", "Ada C.", "Ada D.")) {
      administer(ada.id(), write -> write.people().store(ada.named(name)));
    }
    AdminFilter filter = new AdminFilter(ada.id(), null);
    List<AdminChange> first = desk.read(new ChangeQuery.AdministrationPage(filter, null, 2));
    List<AdminChange> second =
        desk.read(new ChangeQuery.AdministrationPage(filter, first.getLast().id(), 1));

    assertThat(first).extracting(AdminChange::after).containsExactly("Ada D.", "Ada C.");
    assertThat(second).extracting(AdminChange::after).containsExactly("Ada B.");
  }

  @Test
  void rolledBackChangesAreNotLogged() {
    long last = newest(AdminFilter.ALL);
    try (WriteTransaction write = beginAdministration()) {
      write.people().store(new BusinessUnit(write.people().newBusinessUnitId(), "Network"));
      write.log(
          null,
          TestDesk.NOON,
          List.of(Change.of(ChangeKind.BUSINESS_UNIT_CHANGED, InvalidationTag.REFERENCE_DATA)));
    }
    assertThat(recorded(AdminFilter.ALL, last)).isEmpty();
  }

  private static SortedSet<Long> payroll(BusinessUnit... units) {
    return new TreeSet<>(Arrays.stream(units).map(BusinessUnit::id).toList());
  }

  private void administer(long by, Consumer<WriteTransaction> work) {
    try (WriteTransaction write = beginAdministration()) {
      work.accept(write);
      write.log(
          by,
          TestDesk.NOON,
          List.of(Change.of(ChangeKind.PERSON_CHANGED, InvalidationTag.REFERENCE_DATA)));
      write.commit();
    }
  }

  private long newest(AdminFilter filter) {
    return desk.read(new ChangeQuery.AdministrationPage(filter, null, 1)).stream()
        .mapToLong(AdminChange::id)
        .findFirst()
        .orElse(0);
  }

  private List<AdminChange> recorded(AdminFilter filter, long after) {
    return desk.read(new ChangeQuery.AdministrationPage(filter, null, 100)).stream()
        .filter(change -> change.id() > after)
        .toList();
  }

  private static List<String> values(List<AdminChange> changes) {
    return changes.stream()
        .map(
            change ->
                change.subject()
                    + " "
                    + change.attribute()
                    + " "
                    + change.before()
                    + " -> "
                    + change.after())
        .toList();
  }

  private boolean hasOther(Person person) {
    return desk.read(new PeopleQuery.OtherActiveAdmin(person.id()));
  }
}
