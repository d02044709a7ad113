package io.technicianviews.persistence.internal.query;

import static io.technicianviews.persistence.internal.schema.Tables.BUSINESS_UNIT;
import static io.technicianviews.persistence.internal.schema.Tables.MEMBERSHIP;
import static io.technicianviews.persistence.internal.schema.Tables.PERSON;
import static java.util.function.Function.identity;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.array;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.PersonName;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.port.PeopleQueries;
import io.technicianviews.persistence.internal.row.Collation;
import io.technicianviews.persistence.internal.row.RequestConditions;
import io.technicianviews.persistence.internal.statement.BoundStatement;
import io.technicianviews.persistence.internal.statement.QueryRunner;
import io.technicianviews.persistence.internal.statement.StatementQuery;
import io.technicianviews.persistence.internal.statement.StatementTemplate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.impl.SQLDataType;

final class JooqPeopleQueries implements PeopleQueries {

  private static final Field<SortedSet<Long>> UNITS =
      array(
              select(MEMBERSHIP.BUSINESS_UNIT_ID)
                  .from(MEMBERSHIP)
                  .where(MEMBERSHIP.PERSON_ID.eq(PERSON.ID)))
          .convertFrom(ids -> new TreeSet<>(Arrays.asList(ids)));

  private static final List<Field<?>> COLUMNS =
      List.of(PERSON.ID, PERSON.FULL_NAME, PERSON.ROLE, PERSON.ACTIVE, UNITS);

  private static final StatementTemplate<Long> FIND =
      StatementTemplate.of(
          of -> select(COLUMNS).from(PERSON).where(PERSON.ID.eq(of.bind(PERSON.ID, identity()))));

  private static final BoundStatement ALL_UNITS = StatementTemplate.of(units(noCondition()));

  private static final StatementTemplate<SortedSet<Long>> UNITS_AMONG =
      StatementTemplate.of(
          of ->
              units(
                  BUSINESS_UNIT.ID.eq(
                      any(
                          of.bind(
                              SQLDataType.BIGINT.array(), keys -> keys.toArray(Long[]::new))))));

  private final QueryRunner transaction;

  JooqPeopleQueries(QueryRunner transaction) {
    this.transaction = transaction;
  }

  @Override
  public Optional<Person> find(long id) {
    return transaction.read(person(id));
  }

  static StatementQuery<Optional<Person>> person(long id) {
    return new StatementQuery<>(
        FIND.with(id), rows -> rows.map(JooqPeopleQueries::person).stream().findFirst());
  }

  @Override
  public Optional<Person> firstActive(Role role) {
    Condition active = PERSON.ROLE.eq(role.name()).and(PERSON.ACTIVE);
    return transaction.read(dsl -> people(dsl, active, 0, 1)).stream().findFirst();
  }

  @Override
  public List<Person> named(String fullName) {
    return transaction.read(
        dsl -> people(dsl, PERSON.FULL_NAME.eq(fullName), 0, Integer.MAX_VALUE));
  }

  @Override
  public List<BusinessUnit> businessUnits(UnitScope unitScope) {
    return transaction.read(units(unitScope));
  }

  static StatementQuery<List<BusinessUnit>> units(UnitScope unitScope) {
    BoundStatement query =
        switch (unitScope) {
          case UnitScope.All() -> ALL_UNITS;
          case UnitScope.Only(var keys) -> UNITS_AMONG.with(keys);
        };
    return new StatementQuery<>(
        query,
        rows ->
            rows.map(
                row -> new BusinessUnit(row.get(BUSINESS_UNIT.ID), row.get(BUSINESS_UNIT.NAME))));
  }

  private static Query units(Condition condition) {
    return select(BUSINESS_UNIT.ID, BUSINESS_UNIT.NAME)
        .from(BUSINESS_UNIT)
        .where(condition)
        .orderBy(Collation.byCodePoint(BUSINESS_UNIT.NAME), BUSINESS_UNIT.ID);
  }

  @Override
  public Map<Long, PersonName> names(Collection<Long> ids) {
    return transaction.read(
        dsl ->
            dsl.select(PERSON.ID, PERSON.FULL_NAME)
                .from(PERSON)
                .where(PERSON.ID.eq(any(RequestConditions.array(ids))))
                .fetchMap(PERSON.ID, mapping(PersonName::new)));
  }

  @Override
  public List<Person> page(long offset, int limit) {
    return transaction.read(dsl -> people(dsl, noCondition(), offset, limit));
  }

  @Override
  public long count() {
    return transaction.read(dsl -> (long) dsl.fetchCount(PERSON));
  }

  @Override
  public boolean hasOtherActiveAdmin(long personId) {
    return transaction.read(
        dsl ->
            dsl.fetchExists(
                PERSON,
                PERSON.ROLE.eq(Role.ADMIN.name()).and(PERSON.ACTIVE).and(PERSON.ID.ne(personId))));
  }

  private static List<Person> people(DSLContext dsl, Condition condition, long offset, int limit) {
    return dsl.select(COLUMNS)
        .from(PERSON)
        .where(condition)
        .orderBy(PERSON.ID)
        .offset(offset)
        .limit(limit)
        .fetch(JooqPeopleQueries::person);
  }

  private static Person person(Record row) {
    return new Person(
        row.get(PERSON.ID),
        row.get(PERSON.FULL_NAME),
        Role.valueOf(row.get(PERSON.ROLE)),
        row.get(PERSON.ACTIVE),
        row.get(UNITS));
  }
}
