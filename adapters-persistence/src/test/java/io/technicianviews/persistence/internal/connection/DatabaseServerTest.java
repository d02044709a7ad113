package io.technicianviews.persistence.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.persistence.PostgresDesk;
import io.technicianviews.persistence.PostgresJar;
import io.technicianviews.persistence.PostgresSettings;
import io.technicianviews.persistence.TestPostgres;
import io.technicianviews.persistence.internal.statement.DeskSchema;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.util.Optional;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class DatabaseServerTest {

  @Test
  void anUnsupportedVersionIsRejectedBeforeAnyTableIsCreated() throws Exception {
    Optional<PostgresJar> tooOld = PostgresJar.of("postgres.too-old");
    Assumptions.assumeTrue(tooOld.isPresent(), "-Dpostgres.too-old names no PostgreSQL 15");
    try (EmbeddedPostgres server =
        EmbeddedPostgres.builder().setPgBinaryResolver(tooOld.get()).start()) {
      PostgresSettings settings =
          PostgresSettings.of(
              "jdbc:postgresql://localhost:%d/postgres".formatted(server.getPort()),
              "postgres",
              "postgres");

      assertThatThrownBy(() -> PostgresDesk.migrate(settings))
          .isInstanceOf(DeskUnavailableException.class)
          .hasMessageMatching(
              "this is PostgreSQL 15[.0-9]+, but PostgreSQL 16 or newer is required");
      assertThat(tables(settings)).isZero();
    }
  }

  @Test
  void versionsFrom16OnAreSupported() {
    for (int number : new int[] {90_624, 150_019, 159_999}) {
      assertThatThrownBy(() -> DatabaseServer.requireVersion(number, "of the test"))
          .isInstanceOf(DeskUnavailableException.class)
          .hasMessage("this is PostgreSQL of the test, but PostgreSQL 16 or newer is required");
    }
    for (int number : new int[] {160_000, 160_015, 170_011, 180_006, 190_000}) {
      assertThatCode(() -> DatabaseServer.requireVersion(number, "of the test"))
          .doesNotThrowAnyException();
    }
  }

  @Test
  void anEncodingOtherThanUtf8IsRejected() {
    PostgresSettings database = TestPostgres.database();
    TestPostgres.execute(
        database, "create database latin encoding 'LATIN1' locale 'C' template template0");
    PostgresSettings latin =
        TestPostgres.at(database, database.url().jdbcUrl().replaceFirst("/[^/]+$", "/latin"));

    assertThatThrownBy(() -> PostgresDesk.open(latin))
        .isInstanceOf(DeskUnavailableException.class)
        .hasMessage("the encoding of this database is LATIN1, but UTF8 is required");
  }

  @Test
  void aReadOnlyDatabaseIsRejectedBeforeAnyTableIsCreated() throws Exception {
    PostgresSettings database = TestPostgres.database();
    String name = database.url().jdbcUrl().replaceFirst(".*/", "");
    TestPostgres.execute(
        database, "alter database " + name + " set default_transaction_read_only = on");

    assertThatThrownBy(() -> PostgresDesk.open(database))
        .isInstanceOf(DeskUnavailableException.class)
        .hasMessageContaining("this database is read-only");
    assertThat(tables(database)).isZero();
  }

  @Test
  void withoutAPoolerTheSettingsAreUnchanged() {
    PostgresSettings database = TestPostgres.database();

    assertThat(DatabaseServer.checked(database)).isEqualTo(TestPostgres.server(database));
  }

  private static int tables(PostgresSettings database) throws Exception {
    try (Connection connection = TestPostgres.connect(database)) {
      return DeskSchema.DEFAULT
          .on(connection)
          .fetchCount(
              table(name("pg_tables")),
              field(name("schemaname"), SQLDataType.VARCHAR).eq("public"));
    }
  }
}
