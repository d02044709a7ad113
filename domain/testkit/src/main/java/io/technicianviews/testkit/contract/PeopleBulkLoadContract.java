package io.technicianviews.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.port.BulkLoad;
import io.technicianviews.domain.port.BulkLoad.DeskContents;
import io.technicianviews.domain.port.BulkLoad.EntityKind;
import io.technicianviews.domain.port.PersonRecord;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The contract of {@link BulkLoad#businessUnits} and {@link BulkLoad#people}; part of {@link
 * BulkLoaderContract}.
 */
abstract class PeopleBulkLoadContract extends DeskContract {

  @Test
  void aBusinessUnitIsFoundByNameAndCanBeRenamed() {
    BusinessUnit unit = desk.unit("Old name");
    desk.put(new BusinessUnit(unit.id(), "New name"));

    assertThat(knownIds(EntityKind.BUSINESS_UNIT))
        .containsOnlyKeys("New name")
        .containsValue(unit.id());
    assertThat(desk.businessUnits()).containsExactly(new BusinessUnit(unit.id(), "New name"));
  }

  @Test
  void aFormerUnitNameCanBeReused() {
    BusinessUnit unit = desk.unit("Old name");
    desk.put(new BusinessUnit(unit.id(), "New name"));
    BusinessUnit other = desk.unit("Old name");

    assertThat(knownIds(EntityKind.BUSINESS_UNIT))
        .containsOnly(entry("New name", unit.id()), entry("Old name", other.id()));
  }

  @Test
  void theNameOfAnotherUnitIsRejected() {
    BusinessUnit unit = desk.unit("Support");
    BusinessUnit other = desk.unit("Field");

    assertRejected(new BusinessUnit(desk.newId(EntityKind.BUSINESS_UNIT), "Support"));
    assertRejected(new BusinessUnit(other.id(), "Support"));
    assertThat(desk.businessUnits()).containsExactly(other, unit);
    assertThat(knownIds(EntityKind.BUSINESS_UNIT))
        .containsOnly(entry("Support", unit.id()), entry("Field", other.id()));
  }

  @Test
  void aDuplicateUnitNameInOneCallIsRejected() {
    assertRejected(
        new BusinessUnit(desk.newId(EntityKind.BUSINESS_UNIT), "Support"),
        new BusinessUnit(desk.newId(EntityKind.BUSINESS_UNIT), "Support"));
    assertThat(desk.businessUnits()).isEmpty();
  }

  @Test
  void anExistingUserIsReplacedWithMemberships() {
    BusinessUnit before = desk.unit("Before");
    BusinessUnit after = desk.unit("After");
    Person person = desk.technician("Tom", before);
    Person replaced = new Person(person.id(), "Thomas", Role.ADMIN, false, set(after.id()));
    desk.put(replaced);

    assertThat(desk.person(person.id())).contains(replaced);
  }

  @Test
  void aNewUserGivenTwiceHasTheLastFieldsAndTheFirstExternalId() {
    long before = desk.unit("Before").id();
    long after = desk.unit("After").id();
    long id = desk.newId(EntityKind.PERSON);
    Person last = new Person(id, "Thomas", Role.ADMIN, false, set(after));
    load(
        new PersonRecord(new Person(id, "Tom", Role.TECHNICIAN, true, set(before)), "u-1"),
        new PersonRecord(last, "u-2"));

    assertThat(desk.person(id)).contains(last);
    assertThat(knownIds(EntityKind.PERSON)).containsOnlyKeys("u-1").containsValue(id);
  }

  @Test
  void anExistingUserGivenTwiceHasTheLastFields() {
    BusinessUnit before = desk.unit("Before");
    BusinessUnit after = desk.unit("After");
    Person person = desk.technician("Tom", before);
    Person last = new Person(person.id(), "Thomas", Role.ADMIN, false, set(after.id()));
    load(PersonRecord.of(person), PersonRecord.of(last));

    assertThat(desk.person(person.id())).contains(last);
  }

  @Test
  void anExistingUserKeepsTheExternalId() {
    long person = desk.newId(EntityKind.PERSON);
    load(external(person, "u-1"));
    load(external(person, "u-2"));
    desk.put(external(person, "u-3").person());

    assertThat(knownIds(EntityKind.PERSON)).containsOnlyKeys("u-1").containsValue(person);
  }

  @Test
  void theExternalIdOfAnotherUserIsRejected() {
    long person = desk.newId(EntityKind.PERSON);
    long other = desk.newId(EntityKind.PERSON);
    load(external(person, "u-1"));

    assertRejected(external(other, "u-1"));
    assertThat(desk.person(other)).isEmpty();
    assertThat(knownIds(EntityKind.PERSON)).containsOnlyKeys("u-1").containsValue(person);
  }

  @Test
  void aDuplicateExternalIdOfUsersInOneCallIsRejected() {
    assertRejected(
        external(desk.newId(EntityKind.PERSON), "u-1"),
        external(desk.newId(EntityKind.PERSON), "u-1"));
    assertThat(knownIds(EntityKind.PERSON)).isEmpty();
  }

  private void load(PersonRecord... people) {
    desk.load(load -> load.people(List.of(people)));
  }

  private void assertRejected(PersonRecord... people) {
    assertThatThrownBy(() -> load(people)).isInstanceOf(IllegalArgumentException.class);
  }

  private void assertRejected(BusinessUnit... units) {
    assertThatThrownBy(() -> desk.load(load -> load.businessUnits(List.of(units))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  static PersonRecord external(long id, String externalId) {
    return new PersonRecord(new Person(id, "Tom", Role.REQUESTER, true, set()), externalId);
  }

  static SortedSet<Long> set(Long... ids) {
    return new TreeSet<>(List.of(ids));
  }

  final BulkLoad begin() {
    return desk.ports().loader().begin();
  }

  final DeskContents contents() {
    try (BulkLoad load = begin()) {
      return load.contents();
    }
  }

  final Map<String, Long> knownIds(EntityKind entityKind) {
    try (BulkLoad load = begin()) {
      return load.knownIds(entityKind);
    }
  }
}
