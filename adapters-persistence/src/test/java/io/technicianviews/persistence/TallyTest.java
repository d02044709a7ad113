package io.technicianviews.persistence;

import static io.technicianviews.persistence.schema.Tables.BUSINESS_UNIT;
import static io.technicianviews.persistence.schema.Tables.PERSON;
import static io.technicianviews.persistence.schema.Tables.REQUEST_TALLY;
import static io.technicianviews.persistence.schema.Tables.SERVICE_REQUEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.sum;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SplittableRandom;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The sums of requests stay right whoever writes: an application with its own SQL too. */
class TallyTest {

  private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

  @Test
  void theSumsAreWhatIsThereWhateverStatementsChangeIt() throws Exception {
    PostgresSettings database = TestPostgres.database();
    PostgresDesk.migrate(database);
    try (Connection connection =
        DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password())) {
      DSLContext dsl = Lane.context(connection);
      dsl.insertInto(PERSON, PERSON.ID, PERSON.FULL_NAME, PERSON.ROLE)
          .values(1L, "Ada", "REQUESTER")
          .execute();
      dsl.insertInto(BUSINESS_UNIT, BUSINESS_UNIT.ID, BUSINESS_UNIT.NAME)
          .values(1L, "one")
          .values(2L, "two")
          .execute();
      SplittableRandom random = new SplittableRandom(7);
      for (int step = 0; step < 300; step++) {
        change(dsl, random);

        assertThat(tallied(dsl)).as("after step %d", step).isEqualTo(counted(dsl));
      }
      dsl.truncate(SERVICE_REQUEST).cascade().execute();

      assertThat(tallied(dsl)).isEmpty();
    }
  }

  private static void change(DSLContext dsl, SplittableRandom random) {
    long id = 1L + random.nextInt(40);
    Long unit = random.nextInt(3) == 0 ? null : 1L + random.nextInt(2);
    switch (random.nextInt(6)) {
      case 0, 1, 2 -> insert(dsl, unit, random.nextInt(3) == 0 ? id : null);
      case 3 ->
          dsl.update(SERVICE_REQUEST)
              .set(SERVICE_REQUEST.BUSINESS_UNIT_ID, unit)
              .where(SERVICE_REQUEST.ID.lt(id))
              .execute();
      case 4 ->
          dsl.update(SERVICE_REQUEST)
              .set(SERVICE_REQUEST.DELETED_AT, random.nextBoolean() ? NOON : null)
              .where(SERVICE_REQUEST.ID.eq(id))
              .execute();
      default ->
          dsl.deleteFrom(SERVICE_REQUEST)
              .where(SERVICE_REQUEST.ID.eq(id).or(SERVICE_REQUEST.PARENT_ID.eq(id)))
              .execute();
    }
    if (random.nextInt(10) == 0) {
      Tally.fold(dsl);
    }
  }

  private static void insert(DSLContext dsl, @Nullable Long unit, @Nullable Long parent) {
    boolean orphan =
        parent != null && !dsl.fetchExists(SERVICE_REQUEST, SERVICE_REQUEST.ID.eq(parent));
    dsl.insertInto(SERVICE_REQUEST)
        .set(SERVICE_REQUEST.BUSINESS_UNIT_ID, unit)
        .set(SERVICE_REQUEST.PARENT_ID, orphan ? null : parent)
        .set(SERVICE_REQUEST.REQUESTER_ID, 1L)
        .set(SERVICE_REQUEST.SUBJECT, "a subject")
        .set(SERVICE_REQUEST.STATUS_ID, (short) 1)
        .set(SERVICE_REQUEST.PRIORITY_ID, (short) 3)
        .set(SERVICE_REQUEST.CREATED_AT, NOON)
        .set(SERVICE_REQUEST.UPDATED_AT, NOON.plus(Duration.ofHours(1)))
        .execute();
  }

  private static Map<String, Long> tallied(DSLContext dsl) {
    return dsl.select(
            REQUEST_TALLY.UNIT_KEY.concat(inline("/")).concat(REQUEST_TALLY.SUBTASK),
            sum(REQUEST_TALLY.REQUESTS).cast(Long.class))
        .from(REQUEST_TALLY)
        .groupBy(REQUEST_TALLY.UNIT_KEY, REQUEST_TALLY.SUBTASK)
        .having(sum(REQUEST_TALLY.REQUESTS).ne(inline(BigDecimal.ZERO)))
        .fetchMap(row -> row.value1(), row -> row.value2());
  }

  private static Map<String, Long> counted(DSLContext dsl) {
    return dsl.select(
            SERVICE_REQUEST.UNIT_KEY.concat(inline("/")).concat(ViewSql.SUBTASK),
            count().cast(Long.class))
        .from(SERVICE_REQUEST)
        .where(ViewSql.LIVE)
        .groupBy(SERVICE_REQUEST.UNIT_KEY, ViewSql.SUBTASK)
        .fetchMap(row -> row.value1(), row -> row.value2());
  }
}
