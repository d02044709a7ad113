package io.technicianviews.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.technicianviews.application.ServiceDesk;
import io.technicianviews.application.ViewQuery;
import io.technicianviews.domain.change.InvalidationTag;
import io.technicianviews.domain.command.NewRequest;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.port.BulkLoad;
import io.technicianviews.domain.port.BulkLoad.EntityKind;
import io.technicianviews.domain.port.PersonRecord;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.view.View;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A caller's transaction with an external write, and what the desk does on the same thread. */
class OwnTransactionTest {

  private static final Set<InvalidationTag> EVERYTHING = Set.of(InvalidationTag.EVERYTHING);

  private final PostgresSettings database = TestPostgres.migrated();
  private PostgresDesk postgres;
  private ServiceDesk desk;
  private long admin;
  private long request;

  @BeforeEach
  void open() {
    postgres = PostgresDesk.open(database);
    desk = ServiceDesk.builder().storage(postgres).build();
    try (BulkLoad load = postgres.loader().begin()) {
      admin = load.newIds(EntityKind.PERSON, 1).getFirst();
      load.people(List.of(PersonRecord.of(Person.admin(admin, "Ada"))));
      load.commit();
    }
    request =
        desk.commands()
            .create(admin, NewRequest.of("Paper jam").priority(Priority.LOW))
            .orElseThrow()
            .item()
            .request()
            .id();
  }

  @AfterEach
  void close() {
    desk.close();
    postgres.close();
  }

  @Test
  void aCommandThatWouldWaitForItsOwnThreadIsRejectedAtOnce() throws Exception {
    try (Connection connection = transaction()) {
      postgres.trackExternalWrite(connection, List.of(request));

      assertRejected(() -> desk.commands().take(admin, request));
      assertRejected(() -> desk.administration().addBusinessUnit(admin, "Support"));
      assertRejected(() -> postgres.loader().begin());
      assertThat(desk.technicianViews().page(admin, ViewQuery.of(View.ALL_TICKETS)).orElseThrow())
          .isNotNull();

      connection.rollback();
      desk.commands().take(admin, request).orElseThrow();
    }
  }

  @Test
  void aRecordedChangeCountsAsAnExternalWrite() throws Exception {
    try (Connection connection = transaction()) {
      postgres.recordExternalChange(connection, Set.of(InvalidationTag.EVERYTHING));

      assertRejected(() -> desk.commands().take(admin, request));

      connection.commit();
      desk.commands().take(admin, request).orElseThrow();
    }
  }

  @Test
  void aLaterTransactionOfTheSameConnectionIsNotMistakenForIt() throws Exception {
    try (Connection connection = transaction()) {
      postgres.trackExternalWrite(connection, List.of(request));
      connection.commit();
      connection.createStatement().execute("create temporary table own (note text)");

      assertThatCode(() -> desk.commands().take(admin, request).orElseThrow())
          .doesNotThrowAnyException();
    }
  }

  @Test
  void aConnectionThatWasClosedOrBrokenHasNoTransaction() throws Exception {
    try (Connection connection = transaction()) {
      postgres.trackExternalWrite(connection, List.of(request));
      connection.abort(Runnable::run);

      desk.commands().take(admin, request).orElseThrow();
    }
  }

  @Test
  void aTrackedWriteIsFinishedBeforeItIsRecorded() throws Exception {
    try (Connection connection = transaction()) {
      postgres.trackExternalWrite(connection, List.of(request)).finish(List.of());
      ExternalWriteCounters second = postgres.trackExternalWrite(connection, List.of(request));

      assertThatThrownBy(() -> postgres.recordExternalChange(connection, EVERYTHING))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("are not finished");

      second.finish(List.of());
      postgres.recordExternalChange(connection, EVERYTHING);
      connection.commit();
    }
  }

  @Test
  void anUnfinishedWriteThatWasRolledBackDoesNotMatterToTheNextTransaction() throws Exception {
    try (Connection connection = transaction()) {
      postgres.trackExternalWrite(connection, List.of(request));
      connection.rollback();

      postgres.recordExternalChange(connection, EVERYTHING);
      connection.commit();
    }
  }

  @Test
  @SuppressWarnings("NullAway") // null is what is tested
  void anExternalChangeNamesWhatIsMissing() throws Exception {
    try (Connection connection = transaction()) {
      assertThatThrownBy(() -> postgres.recordExternalChange(connection, Set.of()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("tags of an external write must not be empty");
      assertThatThrownBy(() -> postgres.recordExternalChange(connection, null))
          .isInstanceOf(NullPointerException.class)
          .hasMessage("tags");
      assertThatThrownBy(() -> postgres.trackExternalWrite(connection, null))
          .isInstanceOf(NullPointerException.class)
          .hasMessage("requestIds");
      assertThatThrownBy(() -> postgres.trackExternalWrite(connection, Collections.singleton(null)))
          .isInstanceOf(NullPointerException.class)
          .hasMessage("an id in requestIds");
    }
  }

  @Test
  void aRequestThatIsTrackedBeforeItIsAddedIsCounted() throws Exception {
    long added = request + 1_000;
    try (Connection connection = transaction()) {
      ExternalWriteCounters counters = postgres.trackExternalWrite(connection, List.of(added));
      try (Statement insert = connection.createStatement()) {
        insert.execute(
            """
            insert into technician_views.service_request
                (id, requester_id, created_at, updated_at, status_id, priority_id, subject)
            values (%d, %d, now(), now(), 1, 3, 'Paper jam')
            """
                .formatted(added, admin));
      }
      counters.finish(List.of());
      postgres.recordExternalChange(connection, EVERYTHING);
      connection.commit();
    }

    assertThat(postgres.recount(false, requests -> {}).agrees()).isTrue();
  }

  @Test
  void otherThreadsAndOtherDesksAreNotAffected() throws Exception {
    PostgresSettings elsewhere = database.withSchema("elsewhere").withPoolName("elsewhere");
    try (Connection connection = transaction();
        PostgresDesk other = PostgresDesk.open(elsewhere)) {
      postgres.trackExternalWrite(connection, List.of());

      CompletableFuture.runAsync(() -> desk.commands().take(admin, request).orElseThrow()).join();
      other.loader().begin().close();
      assertRejected(() -> desk.commands().take(admin, request));
    }
  }

  private static void assertRejected(ThrowingCallable command) {
    assertThatThrownBy(command)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("commit or roll back that transaction first");
  }

  private Connection transaction() throws SQLException {
    Connection connection = TestPostgres.connect(database);
    connection.setAutoCommit(false);
    return connection;
  }
}
