package io.technicianviews.testkit.contract;

import static io.technicianviews.testkit.TestRequest.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.port.BulkLoad;
import io.technicianviews.domain.port.BulkLoad.DeskContents;
import io.technicianviews.domain.port.BulkLoad.EntityKind;
import io.technicianviews.domain.port.BulkLoader;
import io.technicianviews.domain.port.PersonRecord;
import io.technicianviews.domain.query.PeopleQuery;
import io.technicianviews.domain.query.RequestQuery;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The contract of {@link BulkLoader} and {@link BulkLoad}. {@link RequestBulkLoadContract} contains
 * the tests of {@link BulkLoad#requests}, {@link PeopleBulkLoadContract} those of users and
 * business units.
 */
@Timeout(120)
public abstract class BulkLoaderContract extends RequestBulkLoadContract {

  @Test
  void aNewStorageIsEmpty() {
    assertThat(contents()).isEqualTo(DeskContents.NOTHING);
  }

  @Test
  void aDemoIsMarkedUntilOtherDataIsLoaded() {
    try (BulkLoad load = begin()) {
      addUnit(load, "Demo");
      load.commitAsDemo();
    }
    assertThat(contents()).isEqualTo(DeskContents.DEMO);

    desk.unit("Real");
    assertThat(contents()).isEqualTo(DeskContents.A_DESK);
  }

  @Test
  void aClearedStorageIsEmpty() {
    Person person = desk.technician("Tom", desk.unit("Support"));
    long parent = desk.request(request().from(person).assignedTo(person).message(person, "hi"));
    desk.request(request().from(person).subtaskOf(parent).externalId("INC1"));
    desk.load(BulkLoad::clear);

    assertThat(contents()).isEqualTo(DeskContents.NOTHING);
    assertThat(desk.businessUnits()).isEmpty();
    assertThat(desk.person(person.id())).isEmpty();
    assertThat(desk.find(parent)).isEmpty();
    assertThat(desk.conversation(parent)).isEmpty();
    for (EntityKind entityKind : EntityKind.values()) {
      assertThat(knownIds(entityKind)).isEmpty();
    }
  }

  @Test
  void oneLoadCanClearAndFillTheStorage() {
    desk.unit("Old");
    desk.load(
        load -> {
          load.clear();
          addUnit(load, "New");
        });

    assertThat(knownIds(EntityKind.BUSINESS_UNIT)).containsOnlyKeys("New");
  }

  @Test
  void allocatedIdsAreAscendingAndUnique() {
    for (EntityKind entityKind : EntityKind.values()) {
      List<Long> ids = new ArrayList<>();
      try (BulkLoad load = begin()) {
        ids.addAll(load.newIds(entityKind, 3));
        ids.addAll(load.newIds(entityKind, 0));
        ids.addAll(load.newIds(entityKind, 200));
      }
      try (BulkLoad load = begin()) {
        ids.addAll(load.newIds(entityKind, 1));
      }

      assertThat(ids).hasSize(204).doesNotHaveDuplicates().isSorted();
      assertThat(ids.getFirst()).isPositive();
    }
  }

  @Test
  void aLoadBecomesVisibleWithItsCommit() {
    try (BulkLoad load = begin()) {
      long unit = addUnit(load, "Support");
      Person person =
          new Person(id(load, EntityKind.PERSON), "Tom", Role.TECHNICIAN, true, set(unit));
      load.people(List.of(new PersonRecord(person, null)));
      long request = id(load, EntityKind.REQUEST);
      load.requests(List.of(request().in(unit).loaded(request, person.id())));
      assertThat(visible(person, request)).containsExactly(false, false, false);

      load.commit();
      assertThat(visible(person, request)).containsExactly(true, true, true);
    }
  }

  @Test
  void anUncommittedLoadIsRolledBack() {
    try (BulkLoad load = begin()) {
      addUnit(load, "Never");
    }

    assertThat(knownIds(EntityKind.BUSINESS_UNIT)).isEmpty();
    assertThat(contents()).isEqualTo(DeskContents.NOTHING);
  }

  @Test
  void concurrentLoadsAreSerialized() throws Exception {
    int loads = 24;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (int number = 0; number < loads; number++) {
        all.add(threads.submit(this::addTheNextUnit));
      }
      for (Future<?> each : all) {
        each.get();
      }
    }

    assertThat(knownIds(EntityKind.BUSINESS_UNIT).keySet())
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, loads).mapToObj(number -> "unit " + number).toList());
  }

  @Test
  void readersAreNotBlockedByALoad() {
    Person person = desk.requester("Rita");
    try (BulkLoad load = begin()) {
      load.people(List.of(new PersonRecord(renamed(person, "Rosa"), null)));

      assertThat(desk.person(person.id())).contains(person);
    }
  }

  @Test
  void usersAndRequestsAreFoundByExternalId() {
    desk.defaultRequester();
    long person = desk.newId(EntityKind.PERSON);
    desk.load(load -> load.people(List.of(external(person, "u-1"))));
    desk.request(request());
    long request = desk.request(request().externalId("INC0001"));

    assertThat(knownIds(EntityKind.PERSON)).containsOnlyKeys("u-1").containsValue(person);
    assertThat(knownIds(EntityKind.REQUEST)).containsOnlyKeys("INC0001").containsValue(request);
  }

  @Test
  void loadedRecordsAreFoundInTheSameLoad() {
    try (BulkLoad load = begin()) {
      long unit = addUnit(load, "Support");

      assertThat(load.knownIds(EntityKind.BUSINESS_UNIT)).containsEntry("Support", unit);
    }
  }

  private void addTheNextUnit() {
    desk.load(load -> addUnit(load, "unit " + load.knownIds(EntityKind.BUSINESS_UNIT).size()));
  }

  private List<Boolean> visible(Person person, long request) {
    return desk.read(
        snapshot ->
            Arrays.asList(
                snapshot.read(new PeopleQuery.PersonById(person.id())).isPresent(),
                snapshot.read(new RequestQuery.RequestById(request)).isPresent(),
                !snapshot.read(new PeopleQuery.AllUnits()).isEmpty()));
  }

  private static Person renamed(Person person, String name) {
    return new Person(person.id(), name, person.role(), person.active(), person.businessUnits());
  }

  private static long addUnit(BulkLoad load, String name) {
    long id = id(load, EntityKind.BUSINESS_UNIT);
    load.businessUnits(List.of(new BusinessUnit(id, name)));
    return id;
  }

  private static long id(BulkLoad load, EntityKind entityKind) {
    return load.newIds(entityKind, 1).getFirst();
  }
}
