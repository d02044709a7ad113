package io.technicianviews.persistence.internal.write;

import static io.technicianviews.persistence.internal.schema.Tables.FIRST_ANSWER;
import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.port.PersonRecord;
import io.technicianviews.domain.port.WriteTransaction.StoredResponse;
import io.technicianviews.persistence.PostgresDesk;
import io.technicianviews.persistence.PostgresSettings;
import io.technicianviews.persistence.TestPostgres;
import io.technicianviews.persistence.internal.statement.DeskSchema;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;

/** The retention of responses, by the database's clock. */
class IdempotencyTableTest {

  private static final PostgresSettings SETTINGS = TestPostgres.migrated();

  @Test
  void aResponseIsStoredForADayAndDeletedWhenItsPersonReservesAnotherKey() throws SQLException {
    try (PostgresDesk desk = PostgresDesk.open(SETTINGS);
        Connection connection =
            DriverManager.getConnection(
                SETTINGS.url().jdbcUrl(), SETTINGS.url().user(), SETTINGS.url().password())) {
      DSLContext dsl = DeskSchema.DEFAULT.on(connection);
      Person ann = person(desk);
      store(dsl, ann, "young", Duration.ofHours(23));
      store(dsl, ann, "old", Duration.ofHours(25));

      assertThat(IdempotencyTable.reserve(dsl, ann.id(), "young", "print"))
          .contains(new StoredResponse("print", "young"));
      assertThat(IdempotencyTable.reserve(dsl, ann.id(), "old", "print"))
          .isEqualTo(Optional.empty());
    }
  }

  @Test
  void expiredResponsesOfAllPeopleAreDeletedInBatches() throws SQLException {
    PostgresSettings settings = TestPostgres.migrated();
    try (PostgresDesk desk = PostgresDesk.open(settings);
        Connection connection = TestPostgres.connect(settings);
        Connection other = TestPostgres.connect(settings)) {
      DSLContext dsl = DeskSchema.DEFAULT.on(connection);
      Person ann = person(desk);
      store(dsl, ann, "young", Duration.ofHours(23));
      for (int i = 0; i < 1_010; i++) {
        store(dsl, ann, "old " + i, Duration.ofHours(25));
      }
      other.setAutoCommit(false);
      other.createStatement().execute("delete from first_answer where key = 'old 5'");

      assertThat(IdempotencyTable.sweep(dsl)).isTrue();
      assertThat(IdempotencyTable.sweep(dsl)).isFalse();
      assertThat(dsl.select(FIRST_ANSWER.KEY).from(FIRST_ANSWER).fetch(FIRST_ANSWER.KEY))
          .containsExactlyInAnyOrder("young", "old 5");
    }
  }

  private static Person person(PostgresDesk desk) {
    Person ann = Person.requester(1, "Ann");
    try (var load = desk.loader().begin()) {
      load.people(List.of(PersonRecord.of(ann)));
      load.commit();
    }
    return ann;
  }

  private static void store(DSLContext dsl, Person person, String key, Duration ago) {
    dsl.insertInto(FIRST_ANSWER)
        .set(FIRST_ANSWER.PERSON_ID, person.id())
        .set(FIRST_ANSWER.KEY, key)
        .set(FIRST_ANSWER.FINGERPRINT, "print")
        .set(FIRST_ANSWER.ANSWER, key)
        .set(FIRST_ANSWER.CREATED_AT, Instant.now().minus(ago))
        .execute();
  }
}
