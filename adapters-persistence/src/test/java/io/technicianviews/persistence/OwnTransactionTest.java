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
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A caller's transaction with an external write, and what the desk does on the same thread. */
class OwnTransactionTest {

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
