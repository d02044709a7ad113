package io.technicianviews.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.technicianviews.application.ServiceDesk;
import io.technicianviews.application.ViewQuery;
import io.technicianviews.application.page.PageByNumber;
import io.technicianviews.domain.change.InvalidationTag;
import io.technicianviews.domain.command.NewRequest;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.port.BulkLoad;
import io.technicianviews.domain.port.BulkLoad.EntityKind;
import io.technicianviews.domain.port.DeskAccessDeniedException;
import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.domain.port.PersonRecord;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.view.View;
import io.technicianviews.persistence.PostgresSettings.Migration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A desk in its own schema, with other desks and other tables in the same database. */
class SchemaTest {

  private final PostgresSettings database = TestPostgres.database();

  @Test
  void aNameThatIsNotAllowedIsRejected() {
    for (String name :
        List.of(
            "",
            "Helpdesk",
            "help-desk",
            "1desk",
            "pg_desk",
            "information_schema",
            "a\"; drop table x; --",
            "s".repeat(64))) {
      assertThatThrownBy(() -> database.withSchema(name))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("1 to 63 lower-case letters, digits and underscores")
          .hasMessageContaining(name);
    }
  }

  @Test
  void theLongestNameWorks() throws Exception {
    PostgresSettings settings = database.withSchema("s".repeat(63));
    try (PostgresDesk desk = PostgresDesk.open(settings)) {
      assertThat(created(desk, "Paper jam")).isOne();
    }
    assertThat(text(settings, "select count(*) from %s.service_request")).isEqualTo("1");
  }

  @Test
  void desksInTwoSchemasOfOneDatabaseAreIndependent() throws Exception {
    PostgresSettings left = database.withSchema("left_desk").withPoolName("left");
    PostgresSettings right = database.withSchema("right_desk").withPoolName("right");
    OtherApplication.in(database);
    try (PostgresDesk first = PostgresDesk.open(left);
        PostgresDesk second = PostgresDesk.open(right);
        BulkLoad held = second.loader().begin()) {
      // The locks of one desk do not delay the other.
      assertThat(first.desk().id()).isNotEqualTo(second.desk().id());
      created(first, "Left");
      assertThat(first.recount(true, requests -> {}).agrees()).isTrue();
      assertThat(held.contents()).isEqualTo(BulkLoad.DeskContents.NOTHING);
      held.commit();
      created(second, "Right");

      assertThat(subjects(first)).containsExactly("Left");
      assertThat(subjects(second)).containsExactly("Right");
      assertThat(first.changes().lastId()).isPositive();
    }
    assertThat(text(left, "select count(*) from %s.change_log")).isEqualTo("2");
    assertThat(text(left, "select subject from %s.admin_change limit 1")).isEqualTo("PERSON");
    assertThat(text(database, "select count(*) from public.service_request")).isEqualTo("0");
  }

  @Test
  void anExternalWriteIsTrackedWhateverTheSearchPathIs() throws Exception {
    PostgresSettings settings = database.withSchema("helpdesk");
    OtherApplication.in(database);
    try (PostgresDesk desk = PostgresDesk.open(settings);
        Connection connection = TestPostgres.connect(settings);
        Statement sql = connection.createStatement()) {
      long request = created(desk, "Paper jam");
      connection.setAutoCommit(false);
      // Temporary tables are found before all others.
      sql.execute("create temporary table admin_change (note text)");
      sql.execute("create temporary table desk (note text)");
      ExternalWriteCounters counters = desk.trackExternalWrite(connection, List.of(request));
      sql.execute("update helpdesk.service_request set priority_id = 1 where id = " + request);
      sql.execute("update helpdesk.person set full_name = 'Grace'");
      counters.finish(List.of());
      desk.recordExternalChange(connection, Set.of(InvalidationTag.EVERYTHING));
      connection.commit();

      assertThat(desk.recount(false, requests -> {}).agrees()).isTrue();
      assertThat(text(settings, "select count(*) from %s.admin_change where after = 'Grace'"))
          .isEqualTo("1");
    }
  }

  @Test
  void theApplicationMigratesItsOwnTablesBeforeAndAfter(@TempDir Path migrations) throws Exception {
    Files.writeString(migrations.resolve("V1__own.sql"), "create table person (note text);");
    Flyway own =
        Flyway.configure()
            .dataSource(database.url().jdbcUrl(), database.url().user(), database.url().password())
            .locations("filesystem:" + migrations)
            .schemas("public")
            .load();

    assertThat(own.migrate().migrationsExecuted).isOne();
    assertThat(PostgresDesk.migrate(database)).isPositive();
    Files.writeString(migrations.resolve("V2__own.sql"), "create table desk (note text);");
    assertThat(own.migrate().migrationsExecuted).isOne();
    assertThat(PostgresDesk.migrate(database)).isZero();
  }

  @Test
  void theApplicationMigratesItsOwnTablesFirstIfTheDeskIsInTheirSchema() {
    PostgresSettings shared = database.withSchema("public");
    TestPostgres.execute(database, "create table public.flyway_schema_history (note text)");

    assertThat(PostgresDesk.migrate(shared)).isPositive();
    assertThatCode(() -> PostgresDesk.open(shared.withMigration(Migration.VALIDATE)).close())
        .doesNotThrowAnyException();
  }

  @Test
  void aDeskThatIsNotMigratedIsNotOpenedByValidation() {
    PostgresSettings validating = database.withMigration(Migration.VALIDATE);

    assertThatThrownBy(() -> PostgresDesk.open(validating))
        .isInstanceOf(DeskUnavailableException.class)
        .hasMessageStartingWith("the schema technician_views lacks the migrations 1 (schema), ")
        .hasMessageEndingWith(
            ": apply them with the command migrate or PostgresDesk.migrate(settings)");
    assertThatThrownBy(() -> text(database, "select count(*) from %s.desk"))
        .hasMessageContaining("does not exist");
  }

  @Test
  void aMigrationThatIsNotKnownIsNamed() {
    PostgresDesk.migrate(database);
    history("0.5", "long ago");

    assertThatThrownBy(() -> PostgresDesk.open(database.withMigration(Migration.VALIDATE)))
        .isInstanceOf(DeskUnavailableException.class)
        .hasMessage(
            "the schema technician_views has the migrations 0.5 (long ago), which this version"
                + " does not know");
  }

  @Test
  void theMigrationsOfANewerVersionAreAccepted() {
    PostgresDesk.migrate(database);
    history("999", "of a newer version");

    assertThatCode(() -> PostgresDesk.open(database.withMigration(Migration.VALIDATE)).close())
        .doesNotThrowAnyException();
  }

  @Test
  void aChangedMigrationIsRejectedByValidation() {
    PostgresDesk.migrate(database);
    TestPostgres.execute(database, "update technician_views_history set checksum = 1");

    assertThatThrownBy(() -> PostgresDesk.open(database.withMigration(Migration.VALIDATE)))
        .isInstanceOf(DeskUnavailableException.class)
        .hasMessageContaining("created by another build of Technician Views");
  }

  @Test
  void aRoleWithTheDocumentedGrantsServes() throws Exception {
    PostgresDesk.migrate(database);
    String role = "serving_" + ProcessHandle.current().pid();
    TestPostgres.execute(database, "create role " + role + " login password 'secret'");
    for (String grant : documentedGrants(role)) {
      TestPostgres.execute(database, grant);
    }
    PostgresSettings serving =
        database
            .withAddress(new PostgresSettings.Address.Url(database.url().jdbcUrl(), role, "secret"))
            .withMigration(Migration.VALIDATE);
    try (PostgresDesk desk = PostgresDesk.open(serving)) {
      desk.requireReady(Duration.ofSeconds(10));
      created(desk, "Paper jam");
      assertThat(subjects(desk)).containsExactly("Paper jam");
      assertThat(desk.recount(true, requests -> {}).agrees()).isTrue();
    }
    assertThatThrownBy(() -> text(serving, "create table %s.own (note text)"))
        .hasMessageContaining("permission denied");
  }

  @Test
  void aMissingPrivilegeIsNamedByValidation() {
    PostgresDesk.migrate(database);
    String role = "unprivileged_" + ProcessHandle.current().pid();
    TestPostgres.execute(database, "create role " + role + " login password 'secret'");
    PostgresSettings validating =
        database
            .withAddress(new PostgresSettings.Address.Url(database.url().jdbcUrl(), role, "secret"))
            .withMigration(Migration.VALIDATE);

    assertThatThrownBy(() -> PostgresDesk.open(validating))
        .isInstanceOf(DeskAccessDeniedException.class)
        .hasMessage(
            "the role " + role + " lacks the privilege USAGE on the schema technician_views");

    TestPostgres.execute(database, "grant usage on schema technician_views to " + role);
    assertThatThrownBy(() -> PostgresDesk.open(validating))
        .isInstanceOf(DeskAccessDeniedException.class)
        .hasMessageStartingWith(
            "the role " + role + " lacks the privilege SELECT on tables of the schema")
        .hasMessageContaining("technician_views_history")
        .hasMessageNotContaining("\n");
  }

  /** The statements of the page; on PostgreSQL 16 without the one that it does not support. */
  private List<String> documentedGrants(String role) throws Exception {
    String page = Files.readString(Path.of("../bootstrap/docs/operating.md"));
    int from = page.indexOf("```sql\ngrant ") + "```sql\n".length();
    boolean maintain = Integer.parseInt(text(database, "show server_version_num")) >= 170_000;
    return page.substring(from, page.indexOf("```", from))
        .lines()
        .map(line -> line.replaceFirst(";.*", ""))
        .map(line -> line.replaceFirst("to desk$", "to " + role))
        .filter(line -> maintain || !line.startsWith("grant maintain"))
        .toList();
  }

  private void history(String version, String description) {
    TestPostgres.execute(
        database,
        """
        insert into technician_views.technician_views_history
        select 1000, '%s', '%s', 'SQL', 'V.sql', 1, installed_by, installed_on, 1, true
        from technician_views.technician_views_history where version = '1'
        """
            .formatted(version, description));
  }

  /** Creates a request, and the admin that creates it if there is none. */
  private static long created(PostgresDesk desk, String subject) {
    try (BulkLoad load = desk.loader().begin()) {
      if (!load.hasActiveAdmin()) {
        long id = load.newIds(EntityKind.PERSON, 1).getFirst();
        load.people(List.of(PersonRecord.of(Person.admin(id, "Ada"))));
        load.commit();
      }
    }
    NewRequest request = NewRequest.of(subject).priority(Priority.HIGH);
    return ServiceDesk.builder()
        .storage(desk)
        .build()
        .commands()
        .create(1, request)
        .orElseThrow()
        .item()
        .request()
        .id();
  }

  private static List<String> subjects(PostgresDesk desk) {
    return ServiceDesk.builder()
        .storage(desk)
        .build()
        .technicianViews()
        .page(1, ViewQuery.of(View.ALL_TICKETS).paging(PageByNumber.FIRST))
        .orElseThrow()
        .value()
        .data()
        .stream()
        .map(item -> item.request().subject())
        .toList();
  }

  private static String text(PostgresSettings settings, String sql) throws Exception {
    try (Connection connection = TestPostgres.connect(settings);
        Statement statement = connection.createStatement()) {
      statement.execute(sql.formatted(settings.schema()));
      try (ResultSet rows = statement.getResultSet()) {
        rows.next();
        return rows.getString(1);
      }
    }
  }
}
