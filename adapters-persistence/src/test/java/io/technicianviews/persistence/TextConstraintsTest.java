package io.technicianviews.persistence;

import static io.technicianviews.persistence.internal.schema.Tables.PERSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.domain.port.WriteTransaction;
import io.technicianviews.domain.text.SearchWords;
import io.technicianviews.domain.text.TagRule;
import io.technicianviews.domain.text.TextRule;
import io.technicianviews.persistence.internal.migration.Migrations;
import io.technicianviews.persistence.internal.statement.DeskSchema;
import io.technicianviews.testkit.OddTexts;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;

/** The database and the domain accept the same texts. */
class TextConstraintsTest {

  private static final Duration TIMEOUT = Duration.ofMinutes(1);

  private final PostgresSettings database = TestPostgres.migrated();

  @Test
  void theDatabaseAndTheDomainTreatTheSameCharactersAsInvisible() throws SQLException {
    Migrations.apply(TestPostgres.server(database));
    try (Connection connection = connect()) {
      List<Integer> invisible =
          DeskSchema.DEFAULT
              .on(connection)
              .resultQuery(
                  """
                  select code from generate_series(1, 1114111) as code
                  where code not between 55296 and 57343 and not is_visible(chr(code))
                  order by code
                  """)
              .fetchInto(Integer.class);
      assertThat(invisible)
          .containsExactlyElementsOf(
              IntStream.rangeClosed(1, Character.MAX_CODE_POINT)
                  .filter(code -> TextRule.isBlank(Character.toString(code)))
                  .boxed()
                  .toList());
    }
  }

  @Test
  void theDatabaseRejectsTheCharactersThatTagsDoNotHave() throws SQLException {
    Migrations.apply(TestPostgres.server(database));
    try (Connection connection = connect()) {
      List<Integer> rejected =
          DeskSchema.DEFAULT
              .on(connection)
              .resultQuery(
                  """
                  select code from generate_series(1, 1114111) as code
                  where code not between 55296 and 57343 and not is_tag('a' || chr(code) || 'b')
                  order by code
                  """)
              .fetchInto(Integer.class);
      assertThat(rejected)
          .containsExactlyElementsOf(
              IntStream.rangeClosed(1, Character.MAX_CODE_POINT)
                  .filter(code -> code < Character.MIN_SURROGATE || code > Character.MAX_SURROGATE)
                  .filter(
                      code ->
                          // The database leaves the lower case of other letters to the domain.
                          (code >= 'A' && code <= 'Z')
                              || TagRule.violation("a" + Character.toString(code) + "b")
                                  .isPresent())
                  .boxed()
                  .toList());
    }
  }

  @Test
  void theDatabaseRejectsTagsThatAreNotNormalized() throws SQLException {
    Migrations.apply(TestPostgres.server(database));
    try (Connection connection = connect()) {
      DSLContext dsl = DeskSchema.DEFAULT.on(connection);
      for (String tags :
          List.of("{Vpn}", "{\"a b\"}", "{a,a}", "{null}", "{{a,b},{c,d}}", "{\"\"}")) {
        assertThat(dsl.resultQuery("select are_tags(?::text[])", tags).fetchOne(0, Boolean.class))
            .as(tags)
            .isFalse();
      }
      for (String tags : List.of("{}", "{vpn}", "{b,a}", "{\"null\"}")) {
        assertThat(dsl.resultQuery("select are_tags(?::text[])", tags).fetchOne(0, Boolean.class))
            .as(tags)
            .isTrue();
      }
    }
  }

  @Test
  void theDatabaseAndTheDomainFindTheSameWords() throws SQLException {
    Migrations.apply(TestPostgres.server(database));
    List<String> texts = new ArrayList<>(OddTexts.ACCEPTED);
    texts.add("\ufdfa".repeat(255));
    texts.add("\ud834\udd60".repeat(255));
    IntStream.rangeClosed(1, 0x1ffff)
        .filter(code -> code < Character.MIN_SURROGATE || code > Character.MAX_SURROGATE)
        // Later versions of Unicode may decompose them.
        .filter(Character::isDefined)
        .forEach(code -> texts.add("a" + Character.toString(code) + "bc"));
    try (Connection connection = connect()) {
      List<String> words =
          DeskSchema.DEFAULT
              .on(connection)
              .resultQuery(
                  """
                  select array_to_string(tsvector_to_array(search_words(value)), ' ')
                  from unnest(?) with ordinality as one (value, place) order by place
                  """,
                  (Object) texts.toArray(String[]::new))
              .fetchInto(String.class);
      for (int i = 0; i < texts.size(); i++) {
        assertThat(Set.of(words.get(i).split(" ")))
            .as(texts.get(i))
            .isEqualTo(Set.of(String.join(" ", SearchWords.of(texts.get(i))).split(" ")));
      }
    }
  }

  @Test
  void aValueThatOnlyTheDatabaseRejectsMakesTheDeskUnavailable() throws SQLException {
    try (PostgresDesk desk = PostgresDesk.open(database);
        Connection connection = connect()) {
      DeskSchema.DEFAULT
          .on(connection)
          .execute("alter table person add constraint short check (length(full_name) < 5)");

      try (WriteTransaction write = desk.writes().beginAdministration(TIMEOUT, Set.of())) {
        long id = write.people().newPersonId();
        assertThatThrownBy(() -> write.people().store(Person.requester(id, "Elisabeth")))
            .isInstanceOf(DeskUnavailableException.class)
            .hasMessageContaining("the database rejects a value that the desk accepts")
            .hasMessageContaining("short");
      }
      assertThat(DeskSchema.DEFAULT.on(connection).fetchCount(PERSON)).isZero();
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(
        database.url().jdbcUrl(), database.url().user(), database.url().password());
  }
}
