package io.technicianviews.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.port.BulkLoad.EntityKind;
import io.technicianviews.domain.query.PeopleQuery;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The contract of {@link PeopleQuery}. */
public abstract class PeopleQueriesContract extends DeskContract {

  @Test
  void aUserIsFoundByIdActiveOrNot() {
    BusinessUnit support = desk.unit("Support");
    BusinessUnit field = desk.unit("Field");
    Person technician = desk.technician("Tom", field, support);
    Person inactive = desk.inactive("Ina", Role.ADMIN);

    assertThat(desk.person(technician.id())).contains(technician);
    assertThat(desk.person(inactive.id())).contains(inactive);
    assertThat(desk.person(desk.newId(EntityKind.PERSON))).isEmpty();
  }

  @Test
  void theFirstActiveUserOfARoleHasTheSmallestId() {
    desk.inactive("Anna", Role.TECHNICIAN);
    Person first = desk.technician("Zoe");
    desk.technician("Adam");

    assertThat(firstActive(Role.TECHNICIAN)).contains(first);
    assertThat(firstActive(Role.ADMIN)).isEmpty();
  }

  @Test
  void activeTechniciansAndAdminsAreOrderedByName() {
    Person zoe = desk.technician("Zoe");
    Person adam = desk.technician("Adam");
    Person eva = desk.admin("Eva");
    Person second = desk.technician("Adam");
    desk.inactive("Anna", Role.TECHNICIAN);
    desk.requester("Rita");

    assertThat(desk.read(new PeopleQuery.ActiveTechnicians()))
        .containsExactly(adam, second, eva, zoe);
  }

  @Test
  void usersAreFoundByExactName() {
    Person first = desk.technician("Ann Lee");
    Person second = desk.inactive("Ann Lee", Role.REQUESTER);
    desk.requester("ann lee");
    desk.requester("Ann Lee ");
    desk.requester("Ann_Lee");

    assertThat(named("Ann Lee")).containsExactly(first, second);
    assertThat(named("Ann%")).isEmpty();
  }

  @Test
  void businessUnitsAreOrderedByName() {
    BusinessUnit lower = desk.unit("alpha");
    BusinessUnit accented = desk.unit("Ärzte");
    BusinessUnit upper = desk.unit("Zulu");
    BusinessUnit first = desk.unit("A-1 b");
    BusinessUnit second = desk.unit("A1 a");

    assertThat(desk.businessUnits()).containsExactly(first, second, upper, lower, accented);
  }

  @Test
  void businessUnitsAreOrderedByCodePoint() {
    BusinessUnit fox = desk.unit("\uD83E\uDD8A");
    BusinessUnit wide = desk.unit("\uFF21");

    assertThat(desk.businessUnits()).containsExactly(wide, fox);
  }

  @Test
  void onlyBusinessUnitsWithTheseIdsAreReturned() {
    BusinessUnit support = desk.unit("Support");
    BusinessUnit field = desk.unit("Field");
    desk.unit("Other");
    long unknown = desk.newId(EntityKind.BUSINESS_UNIT);

    assertThat(units(support.id(), field.id(), unknown, UnitScope.WITHOUT_UNIT))
        .containsExactly(field, support);
    assertThat(units(UnitScope.WITHOUT_UNIT)).isEmpty();
    assertThat(units()).isEmpty();
  }

  private Optional<Person> firstActive(Role role) {
    return desk.read(new PeopleQuery.FirstActive(role));
  }

  private List<Person> named(String name) {
    return desk.read(new PeopleQuery.PeopleNamed(name));
  }

  private List<BusinessUnit> units(Long... ids) {
    return desk.read(new PeopleQuery.UnitsById(Set.of(ids)));
  }
}
