package io.technicianviews.persistence.internal.write;

import static io.technicianviews.persistence.internal.schema.Tables.BUSINESS_UNIT;
import static io.technicianviews.persistence.internal.schema.Tables.MEMBERSHIP;
import static io.technicianviews.persistence.internal.schema.Tables.PERSON;
import static io.technicianviews.persistence.internal.schema.Tables.PRIORITY;
import static org.jooq.impl.DSL.all;
import static org.jooq.impl.DSL.excluded;

import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.port.PeopleRepository;
import io.technicianviews.domain.request.PriorityLabel;
import io.technicianviews.domain.request.StatusDefinition;
import io.technicianviews.persistence.internal.row.BusinessUnitRows;
import io.technicianviews.persistence.internal.row.RequestConditions;
import io.technicianviews.persistence.internal.row.StatusTable;
import io.technicianviews.persistence.internal.statement.QueryRunner;
import io.technicianviews.persistence.internal.statement.Sequences;
import java.util.List;

final class JooqPeopleRepository implements PeopleRepository {

  private final QueryRunner transaction;

  JooqPeopleRepository(QueryRunner transaction) {
    this.transaction = transaction;
  }

  @Override
  public long newPersonId() {
    return transaction.read(dsl -> Sequences.next(dsl, PERSON));
  }

  @Override
  public long newBusinessUnitId() {
    return transaction.read(dsl -> Sequences.next(dsl, BUSINESS_UNIT));
  }

  @Override
  public void store(Person person) {
    transaction.read(
        dsl -> {
          dsl.insertInto(PERSON, PERSON.ID, PERSON.FULL_NAME, PERSON.ROLE, PERSON.ACTIVE)
              .values(person.id(), person.fullName(), person.role().name(), person.active())
              .onConflict(PERSON.ID)
              .doUpdate()
              .set(PERSON.FULL_NAME, excluded(PERSON.FULL_NAME))
              .set(PERSON.ROLE, excluded(PERSON.ROLE))
              .set(PERSON.ACTIVE, excluded(PERSON.ACTIVE))
              .execute();
          dsl.deleteFrom(MEMBERSHIP)
              .where(MEMBERSHIP.PERSON_ID.eq(person.id()))
              .and(
                  MEMBERSHIP.BUSINESS_UNIT_ID.ne(
                      all(RequestConditions.array(person.businessUnits()))))
              .execute();
          return dsl.batch(
                  person.businessUnits().stream()
                      .map(
                          unit ->
                              dsl.insertInto(MEMBERSHIP)
                                  .set(MEMBERSHIP.PERSON_ID, person.id())
                                  .set(MEMBERSHIP.BUSINESS_UNIT_ID, unit)
                                  .onConflictDoNothing())
                      .toList())
              .execute();
        });
  }

  @Override
  public void store(BusinessUnit unit) {
    transaction.read(dsl -> BusinessUnitRows.store(dsl, List.of(unit)));
  }

  @Override
  public void store(StatusDefinition status) {
    transaction.read(dsl -> StatusTable.store(dsl, List.of(status)));
  }

  @Override
  public void store(PriorityLabel priority) {
    transaction.read(
        dsl ->
            dsl.update(PRIORITY)
                .set(PRIORITY.NAME, priority.name())
                .set(PRIORITY.RESPONSE_TIME_MINUTES, priority.responseTimeMinutes())
                .set(PRIORITY.RESOLUTION_TIME_HOURS, priority.resolutionTimeHours())
                .where(PRIORITY.ID.eq((short) priority.id()))
                .execute());
  }
}
