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
import io.technicianviews.domain.query.PeopleQuery;
import io.technicianviews.domain.query.PeopleQuery.ActiveTechnicians;
import io.technicianviews.domain.query.PeopleQuery.AllUnits;
import io.technicianviews.domain.query.PeopleQuery.FirstActive;
import io.technicianviews.domain.query.PeopleQuery.OtherActiveAdmin;
import io.technicianviews.domain.query.PeopleQuery.PeopleNamed;
import io.technicianviews.domain.query.PeopleQuery.PeoplePage;
import io.technicianviews.domain.query.PeopleQuery.PeopleTotal;
import io.technicianviews.domain.query.PeopleQuery.PersonById;
import io.technicianviews.domain.query.PeopleQuery.PersonNames;
import io.technicianviews.domain.query.PeopleQuery.UnitsById;
import io.technicianviews.persistence.internal.row.Collation;
import io.technicianviews.persistence.internal.row.RequestConditions;
import io.technicianviews.persistence.internal.statement.BoundStatement;
import io.technicianviews.persistence.internal.statement.StatementQuery;
import io.technicianviews.persistence.internal.statement.StatementTemplate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.impl.SQLDataType;

/** The SQL of each {@link PeopleQuery}. */
final class JooqPeopleQueries {

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

  private static final StatementTemplate<Set<Long>> UNITS_AMONG =
      StatementTemplate.of(
          of ->
              units(
                  BUSINESS_UNIT.ID.eq(
                      any(
                          of.bind(
                              SQLDataType.BIGINT.array(), keys -> keys.toArray(Long[]::new))))));

  private JooqPeopleQueries() {}

  static void add(PeopleQuery<?> query, QueryBatch batch) {
    switch (query) {
      case PersonById byId -> batch.add(byId, person(byId.personId()));
      case AllUnits all -> batch.add(all, units(ALL_UNITS));
      case UnitsById byId -> batch.add(byId, units(UNITS_AMONG.with(byId.ids())));
      case PersonNames names -> batch.addSeparately(names, dsl -> names(dsl, names.ids()));
      case PeopleNamed named ->
          batch.addSeparately(
              named,
              dsl -> people(dsl, PERSON.FULL_NAME.eq(named.fullName()), 0, Integer.MAX_VALUE));
      case FirstActive first ->
          batch.addSeparately(
              first, dsl -> people(dsl, isActive(first.role()), 0, 1).stream().findFirst());
      case ActiveTechnicians all -> batch.addSeparately(all, JooqPeopleQueries::activeTechnicians);
      case OtherActiveAdmin other ->
          batch.addSeparately(
              other,
              dsl ->
                  dsl.fetchExists(
                      PERSON, isActive(Role.ADMIN).and(PERSON.ID.ne(other.personId()))));
      case PeoplePage page ->
          batch.addSeparately(page, dsl -> people(dsl, noCondition(), page.offset(), page.limit()));
      case PeopleTotal total -> batch.addSeparately(total, dsl -> (long) dsl.fetchCount(PERSON));
    }
  }

  private static StatementQuery<Optional<Person>> person(long id) {
    return new StatementQuery<>(
        FIND.with(id), rows -> rows.map(JooqPeopleQueries::person).stream().findFirst());
  }

  private static Condition isActive(Role role) {
    return PERSON.ROLE.eq(role.name()).and(PERSON.ACTIVE);
  }

  private static StatementQuery<List<BusinessUnit>> units(BoundStatement statement) {
    return new StatementQuery<>(
        statement,
        rows ->
            List.copyOf(
                rows.map(
                    row ->
                        new BusinessUnit(row.get(BUSINESS_UNIT.ID), row.get(BUSINESS_UNIT.NAME)))));
  }

  private static Query units(Condition condition) {
    return select(BUSINESS_UNIT.ID, BUSINESS_UNIT.NAME)
        .from(BUSINESS_UNIT)
        .where(condition)
        .orderBy(Collation.byCodePoint(BUSINESS_UNIT.NAME), BUSINESS_UNIT.ID);
  }

  private static Map<Long, PersonName> names(DSLContext dsl, Set<Long> ids) {
    return dsl.select(PERSON.ID, PERSON.FULL_NAME)
        .from(PERSON)
        .where(PERSON.ID.eq(any(RequestConditions.array(ids))))
        .fetchMap(PERSON.ID, mapping(PersonName::new));
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

  private static List<Person> activeTechnicians(DSLContext dsl) {
    return dsl.select(COLUMNS)
        .from(PERSON)
        .where(isActive(Role.TECHNICIAN).or(isActive(Role.ADMIN)))
        .orderBy(Collation.byCodePoint(PERSON.FULL_NAME), PERSON.ID)
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
