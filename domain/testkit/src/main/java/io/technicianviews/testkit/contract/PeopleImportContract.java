package io.technicianviews.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.port.BulkLoad;
import io.technicianviews.domain.port.BulkLoad.EntityKind;
import io.technicianviews.domain.port.ImportedPerson;
import io.technicianviews.domain.port.PersonRecord;
import io.technicianviews.domain.query.PeopleQuery;
import io.technicianviews.testkit.TestRequest;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The contract of {@link BulkLoad#importPeople} and {@link BulkLoad#importUnits}. */
public abstract class PeopleImportContract extends WritesContract {

  @Test
  void unitsAreInsertedOnceByName() {
    Map<String, Long> first = units("Red", "Blue", "Red");
    Map<String, Long> second = units("Blue", "Green");

    assertThat(second.get("Blue")).isEqualTo(first.get("Blue"));
    assertThat(names()).containsExactlyInAnyOrder("Blue", "Green", "Red");
    assertThat(units()).isEmpty();
  }

  @Test
  void aRenamedUnitIsFoundAndKeepsItsName() {
    long red = unit("Red");
    administer(write -> write.people().store(new BusinessUnit(red, "Crimson")));

    assertThat(unit("Red")).isEqualTo(red);
    assertThat(names()).containsExactly("Crimson");
  }

  @Test
  void unitsWithSwappedNamesAreFound() {
    long red = unit("Red");
    long blue = unit("Blue");
    administer(write -> write.people().store(new BusinessUnit(red, "Spare")));
    administer(write -> write.people().store(new BusinessUnit(blue, "Red")));
    administer(write -> write.people().store(new BusinessUnit(red, "Blue")));

    assertThat(units("Red", "Blue")).containsEntry("Red", red).containsEntry("Blue", blue);
    assertThat(names()).containsExactlyInAnyOrder("Blue", "Red");
  }

  @Test
  void aUnitWithoutAnExternalIdIsAdoptedByName() {
    BusinessUnit red = desk.unit("Red");

    assertThat(unit("Red")).isEqualTo(red.id());
    desk.put(new BusinessUnit(red.id(), "Crimson"));
    assertThat(unit("Red")).isEqualTo(red.id());
  }

  @Test
  void aNameInUseGetsANumber() {
    long red = unit("Red");
    administer(write -> write.people().store(new BusinessUnit(red, "Blue")));
    desk.unit("Blue (2)");

    assertThat(unit("Blue")).isNotEqualTo(red);
    assertThat(names()).containsExactlyInAnyOrder("Blue", "Blue (2)", "Blue (3)");
  }

  @Test
  void clearingDeletesExternalIdsAndAdministeredFields() {
    long red = unit("Red");
    Person tom = importPerson("tom", Role.TECHNICIAN, red);
    administerUser(tom.id(), person -> with(person, Role.REQUESTER, false));

    desk.load(BulkLoad::clear);

    long redAgain = unit("Red");
    assertThat(names()).containsExactly("Red");
    Person again = importPerson("tom", Role.TECHNICIAN, redAgain);
    assertThat(again.id()).isNotEqualTo(tom.id());
    assertThat(again).isEqualTo(Person.technician(again.id(), "Name of tom", redAgain));
  }

  @Test
  void aNewUserHasTheImportedFields() {
    long red = unit("Red");
    Person tom = importPerson("tom", Role.TECHNICIAN, red);
    Person rita = importPerson("rita", Role.REQUESTER);

    assertThat(tom).isEqualTo(Person.technician(tom.id(), "Name of tom", red));
    assertThat(rita).isEqualTo(Person.requester(rita.id(), "Name of rita"));
    try (BulkLoad load = desk.ports().loader().begin()) {
      assertThat(load.knownIds(EntityKind.PERSON)).containsOnlyKeys("tom", "rita");
    }
  }

  @Test
  void aUserGivenTwiceJoinsAllUnits() {
    long red = unit("Red");
    long blue = unit("Blue");

    desk.load(
        load ->
            load.importPeople(
                List.of(
                    importedPerson("tom", Role.REQUESTER),
                    importedPerson("tom", Role.TECHNICIAN, red),
                    importedPerson("tom", Role.TECHNICIAN, blue))));

    assertThat(importPerson("tom", Role.REQUESTER).businessUnits()).containsExactly(red, blue);
    assertThat(importPerson("tom", Role.REQUESTER).role()).isEqualTo(Role.TECHNICIAN);
  }

  @Test
  void importsAddRolesAndUnitsAndRemoveNone() {
    long red = unit("Red");
    long blue = unit("Blue");
    importPerson("tom", Role.REQUESTER);
    importPerson("tom", Role.TECHNICIAN, red);
    importPerson("tom", Role.TECHNICIAN, blue);

    Person tom = importPerson("tom", Role.REQUESTER);

    assertThat(tom).isEqualTo(Person.technician(tom.id(), "Name of tom", red, blue));
  }

  @Test
  void nameAndActivationAreUnchanged() {
    Person tom = importPerson("tom", Role.TECHNICIAN, unit("Red"));
    Person administered = new Person(tom.id(), "Thomas", tom.role(), false, tom.businessUnits());
    administer(write -> write.people().store(administered));

    assertThat(importPerson("tom", Role.TECHNICIAN, unit("Red"))).isEqualTo(administered);
  }

  @Test
  void aRoleSetByAnAdministratorIsUnchanged() {
    for (Role role : Role.values()) {
      Person person = importPerson("was technician, is " + role, Role.TECHNICIAN);
      administerUser(person.id(), before -> with(before, role, true));
      assertThat(importPerson("was technician, is " + role, Role.TECHNICIAN).role())
          .isEqualTo(role);
    }
  }

  @Test
  void aRoleGrantedAndRevokedIsUnchanged() {
    Person rita = importPerson("rita", Role.REQUESTER);
    administerUser(rita.id(), before -> with(before, Role.TECHNICIAN, true));
    administerUser(rita.id(), before -> with(before, Role.REQUESTER, true));

    assertThat(importPerson("rita", Role.TECHNICIAN).role()).isEqualTo(Role.REQUESTER);
  }

  @Test
  void anImportDoesNotDemoteAnAdmin() {
    long id = desk.newId(EntityKind.PERSON);
    Person ada = Person.admin(id, "Ada");
    desk.load(load -> load.people(List.of(new PersonRecord(ada, "ada"))));

    assertThat(importPerson("ada", Role.TECHNICIAN, unit("Red")).role()).isEqualTo(Role.ADMIN);
  }

  @Test
  void removedMembershipsAreNotRestored() {
    long red = unit("Red");
    long blue = unit("Blue");
    long green = unit("Green");
    Person tom = importPerson("tom", Role.TECHNICIAN, red, blue);
    administerUser(tom.id(), before -> withUnits(before, red));

    assertThat(importPerson("tom", Role.TECHNICIAN, red, blue, green).businessUnits())
        .containsExactly(red, green);
  }

  @Test
  void aMembershipAddedAndRemovedByAnAdministratorIsNotAdded() {
    long red = unit("Red");
    Person tom = importPerson("tom", Role.TECHNICIAN);
    administerUser(tom.id(), before -> withUnits(before, red));
    administerUser(tom.id(), before -> withUnits(before));

    assertThat(importPerson("tom", Role.TECHNICIAN, red).businessUnits()).isEmpty();
  }

  @Test
  void aMembershipAddedByAnAdministratorIsUnchanged() {
    long red = unit("Red");
    long blue = unit("Blue");
    Person tom = importPerson("tom", Role.TECHNICIAN, red);
    administerUser(tom.id(), before -> withUnits(before, red, blue));

    assertThat(importPerson("tom", Role.TECHNICIAN, red).businessUnits())
        .containsExactly(red, blue);
  }

  @Test
  void aMembershipRemovedAndAddedAgainIsUnchanged() {
    long red = unit("Red");
    Person tom = importPerson("tom", Role.TECHNICIAN, red);
    administerUser(tom.id(), before -> withUnits(before));
    administerUser(tom.id(), before -> withUnits(before, red));

    assertThat(importPerson("tom", Role.TECHNICIAN, red).businessUnits()).containsExactly(red);
  }

  @Test
  void fieldsReplacedByALoadAreNotProtected() {
    long red = unit("Red");
    Person tom = importPerson("tom", Role.TECHNICIAN, red);
    desk.put(Person.requester(tom.id(), "Tom"));

    Person again = importPerson("tom", Role.TECHNICIAN, red);

    assertThat(again).isEqualTo(Person.technician(tom.id(), "Tom", red));
  }

  @Test
  void anUnknownUnitIsRejected() {
    importPerson("known", Role.TECHNICIAN);
    long absent = desk.newId(EntityKind.BUSINESS_UNIT);

    for (String name : List.of("known", "new")) {
      assertThatThrownBy(() -> importPerson(name, Role.TECHNICIAN, absent))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void deactivatedAdminsAreNotCounted() {
    assertThat(hasActiveAdmin()).isFalse();
    desk.inactive("Bob", Role.ADMIN);
    desk.technician("Tom");
    assertThat(hasActiveAdmin()).isFalse();
    desk.admin("Ada");
    assertThat(hasActiveAdmin()).isTrue();
  }

  @Test
  void existingRequestsAreFoundById() {
    long id = desk.request(TestRequest.request());
    try (BulkLoad load = desk.ports().loader().begin()) {
      assertThat(load.existing(List.of(id, id + 1_000_000)))
          .containsExactly(desk.find(id).orElseThrow());
    }
  }

  private void administerUser(long id, UnaryOperator<Person> change) {
    administer(
        write ->
            write
                .people()
                .store(
                    change.apply(
                        write.snapshot().read(new PeopleQuery.PersonById(id)).orElseThrow())));
  }

  private static Person with(Person person, Role role, boolean active) {
    return new Person(person.id(), person.fullName(), role, active, person.businessUnits());
  }

  private static Person withUnits(Person person, Long... units) {
    return new Person(
        person.id(),
        person.fullName(),
        person.role(),
        person.active(),
        new TreeSet<>(Set.of(units)));
  }

  private boolean hasActiveAdmin() {
    try (BulkLoad load = desk.ports().loader().begin()) {
      return load.hasActiveAdmin();
    }
  }

  private static ImportedPerson importedPerson(String externalId, Role role, Long... units) {
    return new ImportedPerson(
        externalId, "Name of " + externalId, role, new TreeSet<>(Set.of(units)));
  }

  private Person importPerson(String externalId, Role role, Long... units) {
    try (BulkLoad load = desk.ports().loader().begin()) {
      Map<String, Long> ids = load.importPeople(List.of(importedPerson(externalId, role, units)));
      load.commit();
      return desk.person(Objects.requireNonNull(ids.get(externalId))).orElseThrow();
    }
  }

  private long unit(String externalId) {
    return Objects.requireNonNull(units(externalId).get(externalId));
  }

  private Map<String, Long> units(String... externalIds) {
    try (BulkLoad load = desk.ports().loader().begin()) {
      Map<String, Long> ids = load.importUnits(Arrays.asList(externalIds));
      load.commit();
      return ids;
    }
  }

  private Collection<String> names() {
    return desk.businessUnits().stream().map(BusinessUnit::name).collect(Collectors.toList());
  }
}
