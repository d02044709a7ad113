package io.technicianviews.persistence.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.application.ServiceDesk;
import io.technicianviews.application.ViewPage;
import io.technicianviews.application.ViewQuery;
import io.technicianviews.domain.command.NewRequest;
import io.technicianviews.domain.inmemory.InMemoryQueryCache;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.port.BulkLoad;
import io.technicianviews.domain.port.BulkLoad.EntityKind;
import io.technicianviews.domain.port.PersonRecord;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.Status;
import io.technicianviews.domain.view.View;
import io.technicianviews.persistence.PostgresDesk;
import io.technicianviews.persistence.PostgresSettings;
import io.technicianviews.persistence.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs the example of the page, and compares the page with it. */
class WritingWithSqlTest {

  private static final Path PAGE = Path.of("docs/writing-with-sql.md");
  private static final Path EXAMPLE =
      Path.of("src/test/java/io/technicianviews/persistence/readme/DelayedPurchase.java");

  private static final String[] TABLE_TYPES = {"TABLE", "PARTITIONED TABLE"};
  private static final String PARTITION_PREFIX = "change_log_from_";

  private final PostgresSettings database = TestPostgres.migrated();

  @Test
  void thePageShowsTheExample() throws IOException {
    String source = Files.readString(EXAMPLE);
    String begin = "// PAGE: example\n";
    String example =
        source.substring(source.indexOf(begin) + begin.length(), source.indexOf("// PAGE: end"));

    assertThat(Files.readString(PAGE)).contains("```java\n" + example + "```\n");
  }

  @Test
  void thePageNamesEveryTable() throws Exception {
    PostgresDesk.migrate(database);
    String page = Files.readString(PAGE);
    try (Connection connection = TestPostgres.connect(database);
        var tables =
            connection.getMetaData().getTables(null, database.schema(), null, TABLE_TYPES)) {
      while (tables.next()) {
        String name = tables.getString("TABLE_NAME");
        if (!name.startsWith(PARTITION_PREFIX)) {
          assertThat(page).contains("`" + name + "`");
        }
      }
    }
  }

  @Test
  void theExampleWritesBothOrNothing() throws Exception {
    TestPostgres.execute(
        database,
        "create schema shop",
        "create table shop.purchase (id bigint, delayed boolean)",
        "insert into shop.purchase values (7, false)");
    try (PostgresDesk postgres = PostgresDesk.open(database);
        ServiceDesk desk =
            ServiceDesk.builder()
                .storage(postgres)
                .cache(new InMemoryQueryCache(InstantSource.system()))
                .build();
        Connection connection = TestPostgres.connect(database)) {
      long admin = admin(postgres);
      long first = created(desk, admin);
      long second = created(desk, admin);
      desk.commands().take(admin, first).orElseThrow();
      assertThat(statuses(desk, admin)).containsOnly(Status.OPEN);
      connection.setAutoCommit(false);
      DelayedPurchase application = new DelayedPurchase(postgres);

      assertThat(application.delay(connection, 7, List.of(first, second))).isEqualTo(2);
      connection.rollback();
      assertThat(statuses(desk, admin)).containsOnly(Status.OPEN);

      assertThat(application.delay(connection, 7, List.of(first))).isOne();
      connection.commit();
      assertThat(statuses(desk, admin)).containsExactlyInAnyOrder(Status.OPEN, Status.ON_HOLD);
      assertThat(postgres.recount(false, requests -> {}).agrees()).isTrue();
    }
  }

  private static long admin(PostgresDesk postgres) {
    try (BulkLoad load = postgres.loader().begin()) {
      long id = load.newIds(EntityKind.PERSON, 1).getFirst();
      load.people(List.of(PersonRecord.of(Person.admin(id, "Ada"))));
      load.commit();
      return id;
    }
  }

  private static long created(ServiceDesk desk, long admin) {
    NewRequest request = NewRequest.of("Printer").priority(Priority.LOW);
    return desk.commands().create(admin, request).orElseThrow().item().request().id();
  }

  private static List<Status> statuses(ServiceDesk desk, long admin) {
    ViewPage page =
        desk.technicianViews().page(admin, ViewQuery.of(View.ALL_TICKETS)).orElseThrow().value();
    return page.data().stream().map(item -> Status.of(item.request().status().id())).toList();
  }
}
