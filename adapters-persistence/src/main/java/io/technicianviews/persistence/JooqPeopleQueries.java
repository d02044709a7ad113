package io.technicianviews.persistence;

import static io.technicianviews.persistence.schema.Tables.BUSINESS_UNIT;
import static io.technicianviews.persistence.schema.Tables.MEMBERSHIP;
import static io.technicianviews.persistence.schema.Tables.PERSON;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;

import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.people.Units;
import io.technicianviews.domain.port.PeopleQueries;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;

final class JooqPeopleQueries implements PeopleQueries {

  private static final Field<SortedSet<Long>> UNITS =
      multiset(
              select(MEMBERSHIP.BUSINESS_UNIT_ID)
                  .from(MEMBERSHIP)
                  .where(MEMBERSHIP.PERSON_ID.eq(PERSON.ID)))
          .convertFrom(ids -> new TreeSet<>(ids.map(Record1::value1)));

  private final SharedTransaction transaction;

  JooqPeopleQueries(SharedTransaction transaction) {
    this.transaction = transaction;
  }

  @Override
  public Optional<Person> find(long id) {
    return first(PERSON.ID.eq(id));
  }

  @Override
  public Optional<Person> firstActive(Role role) {
    return first(PERSON.ROLE.eq(role.name()).and(PERSON.ACTIVE));
  }

  @Override
  public List<Person> named(String fullName) {
    return transaction.read(dsl -> people(dsl, PERSON.FULL_NAME.eq(fullName), Integer.MAX_VALUE));
  }

  @Override
  public List<BusinessUnit> businessUnits(Units units) {
    return transaction.read(
        dsl ->
            dsl.select(BUSINESS_UNIT.ID, BUSINESS_UNIT.NAME)
                .from(BUSINESS_UNIT)
                .where(ViewSql.within(units, BUSINESS_UNIT.ID))
                .orderBy(Collation.byCodePoint(BUSINESS_UNIT.NAME), BUSINESS_UNIT.ID)
                .fetch(mapping(BusinessUnit::new)));
  }

  private Optional<Person> first(Condition condition) {
    return transaction.read(dsl -> people(dsl, condition, 1)).stream().findFirst();
  }

  private static List<Person> people(DSLContext dsl, Condition condition, int limit) {
    return dsl.select(
            PERSON.ID,
            PERSON.FULL_NAME,
            PERSON.ROLE.convertFrom(Role::valueOf),
            PERSON.ACTIVE,
            UNITS)
        .from(PERSON)
        .where(condition)
        .orderBy(PERSON.ID)
        .limit(limit)
        .fetch(mapping(Person::new));
  }
}
