package io.technicianviews.persistence.internal.load;

import static io.technicianviews.persistence.internal.schema.Tables.MEMBERSHIP;
import static io.technicianviews.persistence.internal.schema.Tables.PERSON;
import static org.jooq.impl.DSL.all;
import static org.jooq.impl.DSL.any;

import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.port.PersonRecord;
import io.technicianviews.persistence.internal.row.RequestConditions;
import io.technicianviews.persistence.internal.statement.CopyBuffer;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Query;

/** Inserts and updates people in a bulk load. */
final class BulkPeople {

  private BulkPeople() {}

  static int people(DSLContext dsl, Collection<PersonRecord> loaded) {
    Collection<PersonRecord> people = deduplicate(loaded);
    List<Long> ids = people.stream().map(one -> one.person().id()).toList();
    Set<Long> existing =
        dsl.select(PERSON.ID)
            .from(PERSON)
            .where(PERSON.ID.eq(any(RequestConditions.array(ids))))
            .fetchSet(PERSON.ID);
    dsl.batch(
            people.stream()
                .filter(one -> existing.contains(one.person().id()))
                .map(one -> update(dsl, one))
                .toList())
        .execute();
    Map<Long, List<Long>> previous = memberships(dsl, existing);
    dsl.batch(
            people.stream()
                .filter(one -> lostUnits(one, previous).findAny().isPresent())
                .map(one -> removal(dsl, one))
                .toList())
        .execute();

    CopyBuffer added =
        new CopyBuffer(
            PERSON, PERSON.ID, PERSON.FULL_NAME, PERSON.ROLE, PERSON.ACTIVE, PERSON.EXTERNAL_ID);
    CopyBuffer memberships =
        new CopyBuffer(MEMBERSHIP, MEMBERSHIP.PERSON_ID, MEMBERSHIP.BUSINESS_UNIT_ID);
    for (PersonRecord one : people) {
      Person person = one.person();
      if (!existing.contains(person.id())) {
        added.add(person.id(), person.fullName(), person.role(), person.active(), one.externalId());
      }
      person.businessUnits().stream()
          .filter(unit -> !units(previous, person.id()).contains(unit))
          .forEach(unit -> memberships.add(person.id(), unit));
    }
    added.send(dsl);
    memberships.send(dsl);
    return people.size();
  }

  /**
   * Removes duplicates: the last record of a person is used, with the external id of the first one.
   */
  private static Collection<PersonRecord> deduplicate(Collection<PersonRecord> loaded) {
    Map<Long, PersonRecord> last = new LinkedHashMap<>();
    for (PersonRecord one : loaded) {
      last.merge(
          one.person().id(),
          one,
          (before, after) -> new PersonRecord(after.person(), before.externalId()));
    }
    return last.values();
  }

  private static Map<Long, List<Long>> memberships(DSLContext dsl, Set<Long> people) {
    return dsl.select(MEMBERSHIP.PERSON_ID, MEMBERSHIP.BUSINESS_UNIT_ID)
        .from(MEMBERSHIP)
        .where(MEMBERSHIP.PERSON_ID.eq(any(RequestConditions.array(people))))
        .fetchGroups(MEMBERSHIP.PERSON_ID, MEMBERSHIP.BUSINESS_UNIT_ID);
  }

  private static List<Long> units(Map<Long, List<Long>> memberships, long person) {
    return Objects.requireNonNullElse(memberships.get(person), List.of());
  }

  private static Stream<Long> lostUnits(PersonRecord one, Map<Long, List<Long>> previous) {
    return units(previous, one.person().id()).stream()
        .filter(unit -> !one.person().businessUnits().contains(unit));
  }

  private static Query removal(DSLContext dsl, PersonRecord one) {
    return dsl.deleteFrom(MEMBERSHIP)
        .where(MEMBERSHIP.PERSON_ID.eq(one.person().id()))
        .and(
            MEMBERSHIP.BUSINESS_UNIT_ID.ne(
                all(RequestConditions.array(one.person().businessUnits()))));
  }

  private static Query update(DSLContext dsl, PersonRecord loaded) {
    Person person = loaded.person();
    return dsl.update(PERSON)
        .set(PERSON.FULL_NAME, person.fullName())
        .set(PERSON.ROLE, person.role().name())
        .set(PERSON.ACTIVE, person.active())
        .where(PERSON.ID.eq(person.id()));
  }
}
