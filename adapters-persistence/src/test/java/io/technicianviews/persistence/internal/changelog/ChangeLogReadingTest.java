package io.technicianviews.persistence.internal.changelog;

import static io.technicianviews.persistence.internal.schema.Tables.CHANGE_LOG;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.technicianviews.domain.change.Change;
import io.technicianviews.domain.change.ChangeKind;
import io.technicianviews.domain.change.ChangeLogEntry;
import io.technicianviews.domain.change.InvalidationRecord;
import io.technicianviews.domain.change.InvalidationTag;
import io.technicianviews.domain.change.RequestChange;
import io.technicianviews.domain.change.RequestField;
import io.technicianviews.domain.port.ChangeLog;
import io.technicianviews.domain.port.ChangeLog.InvalidationReader;
import io.technicianviews.domain.port.ChangeLog.OrderedChangeReader;
import io.technicianviews.domain.port.ChangeLogPoll;
import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.domain.port.WriteTransaction;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.RequestState;
import io.technicianviews.domain.request.Status;
import io.technicianviews.persistence.PostgresDesk;
import io.technicianviews.persistence.PostgresSettings;
import io.technicianviews.persistence.TestPostgres;
import io.technicianviews.persistence.internal.statement.DeskSchema;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The two change-log readers on transactions that end in another order than they allocate ids. */
@Timeout(value = 60, threadMode = SEPARATE_THREAD)
class ChangeLogReadingTest {

  private static final int MANY = 1000;

  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

  private static final RequestState OPEN =
      new RequestState(
          Status.OPEN,
          Priority.MEDIUM,
          null,
          Collections.emptySortedSet(),
          Collections.emptySortedSet(),
          null,
          0,
          NOON,
          NOON,
          null,
          false);

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final PostgresSettings settings =
      TestPostgres.migrated().withPoolSize(2).withMeters(meters);
  private final PostgresDesk desk = PostgresDesk.open(settings);
  private final ChangeLogWriter one = writer();
  private final ChangeLogWriter other = writer();

  @BeforeEach
  void startFromNothing() throws SQLException {
    ChangeLogWriter.markUsed(settings);
    assertThat(desk.changes().lastId()).isZero();
  }

  @AfterEach
  void close() throws SQLException {
    one.close();
    other.close();
    desk.close();
  }

  @Test
  void eventsWaitForALowerIdThatCommitsLater() throws SQLException {
    try (OrderedChangeReader events = desk.changes().readAfter(0)) {
      one.log(1);
      other.log(1);
      other.commit();
      assertThat(events.next(MANY)).isEmpty();

      one.commit();
      assertThat(ids(events.next(MANY))).containsExactly(1L, 2L);
    }
  }

  @Test
  void invalidationsAreNotDelayedByOpenTransactions() throws SQLException {
    try (InvalidationReader invalidations = desk.changes().newlyVisible()) {
      one.log(1);
      other.log(1);
      other.commit();
      assertThat(invalidationIds(invalidations)).containsExactly(2L);
      assertThat(invalidationIds(invalidations)).isEmpty();

      one.commit();
      assertThat(invalidationIds(invalidations)).containsExactly(1L);
      assertThat(invalidationIds(invalidations)).isEmpty();
    }
  }

  @Test
  void invalidationsIncludeTransactionsThatWereOpenAtTheStart() throws SQLException {
    one.log(1);
    other.log(1);
    other.commit();
    try (InvalidationReader invalidations = desk.changes().newlyVisible()) {
      one.commit();
      assertThat(invalidationIds(invalidations)).containsExactly(1L);
    }
  }

  @Test
  void thePollDoesNotReadTheTableWhileNoTransactionEnds() throws SQLException {
    try (PostgresDesk impatient = PostgresDesk.open(withLockTimeout(Duration.ofMillis(200)));
        InvalidationReader invalidations = impatient.changes().newlyVisible()) {
      one.log(1);
      one.commit();
      assertThat(invalidationIds(invalidations)).containsExactly(1L);

      // Several times, since transactions of other databases may end in between.
      await()
          .ignoreExceptionsInstanceOf(DeskUnavailableException.class)
          .untilAsserted(
              () -> {
                ChangeLogPoll before = invalidations.next();
                ChangeLogPoll whileLocked = whileTheLogIsLocked(invalidations::next);
                assertThat(whileLocked.changes()).isEmpty();
                assertThat(whileLocked.snapshotVersion()).isEqualTo(before.snapshotVersion());
                assertThat(whileLocked.asOf()).isAfter(before.asOf());
              });
    }
  }

  @Test
  void entriesOlderThanAllOpenTransactionsMayBeIncomplete() throws SQLException {
    try (OrderedChangeReader events = desk.changes().readAfter(0)) {
      other.begin();
      one.log(1);
      other.log(1);
      other.commit();

      // The rule that loses entries: id > last, and a transaction older than the oldest open one.
      assertThat(idsOlderThanAllOpenTransactions(0)).containsExactly(2L);
      assertThat(events.next(MANY)).isEmpty();

      one.commit();
      assertThat(idsOlderThanAllOpenTransactions(2)).isEmpty();
      assertThat(ids(events.next(MANY))).containsExactly(1L, 2L);
    }
  }

  @Test
  void aLongTransactionWithoutEntriesDelaysNoEvent() throws SQLException {
    try (OrderedChangeReader events = desk.changes().readAfter(0);
        ChangeLogWriter executeFromOtherDatabase = writer()) {
      executeFromOtherDatabase.begin();
      one.log(3);
      one.rollback();
      one.log(1);
      one.commit();

      assertThat(ids(events.next(MANY))).containsExactly(4L);
    }
  }

  @Test
  void anyNumberOfRolledBackIdsCostsOnePoll() throws SQLException {
    one.log(20_000);
    one.rollback();
    one.log(1);
    one.commit();
    try (OrderedChangeReader events = desk.changes().readAfter(0);
        InvalidationReader invalidations = desk.changes().newlyVisible()) {
      assertThat(ids(events.next(MANY))).containsExactly(20_001L);

      one.log(20_000);
      one.rollback();
      one.log(1);
      one.commit();
      assertThat(invalidationIds(invalidations)).containsExactly(40_002L);
      assertThat(ids(events.next(MANY))).containsExactly(40_002L);
    }
  }

  @Test
  void contiguousEntriesAreDeliveredDuringOpenTransactions() throws SQLException {
    try (OrderedChangeReader events = desk.changes().readAfter(0)) {
      one.log(2);
      one.commit();
      one.log(1);
      other.log(2);
      other.commit();

      assertThat(ids(events.next(MANY))).containsExactly(1L, 2L);
      assertThat(events.next(MANY)).isEmpty();
      one.rollback();
      assertThat(ids(events.next(MANY))).containsExactly(4L, 5L);
    }
  }

  @Test
  void entriesBeforeAnOpenGapAreDelivered() throws SQLException {
    try (OrderedChangeReader events = desk.changes().readAfter(0);
        ChangeLogWriter third = writer();
        ChangeLogWriter fourth = writer()) {
      one.log(1);
      other.log(1);
      other.commit();
      third.log(1);
      fourth.log(1);
      assertThat(events.next(MANY)).isEmpty();

      one.commit();
      assertThat(ids(events.next(MANY))).containsExactly(1L, 2L);
      third.commit();
      assertThat(ids(events.next(MANY))).containsExactly(3L);
      assertThat(openGap()).isZero();
      fourth.rollback();
    }
  }

  @Test
  void entriesAfterAGapAreDeliveredUpToTheLimit() throws SQLException {
    one.log(1);
    one.rollback();
    one.log(5);
    one.commit();
    try (OrderedChangeReader events = desk.changes().readAfter(0)) {
      assertThat(ids(events.next(2))).containsExactly(2L, 3L);
      assertThat(ids(events.next(2))).containsExactly(4L, 5L);
      assertThat(ids(events.next(2))).containsExactly(6L);
      assertThat(events.next(2)).isEmpty();
    }
  }

  @Test
  void aMeterHasTheAgeOfTheGapThatDelaysEvents() throws SQLException {
    try (OrderedChangeReader events = desk.changes().readAfter(0)) {
      one.log(1);
      other.log(1);
      other.commit();
      assertThat(openGap()).isZero();

      assertThat(events.next(MANY)).isEmpty();
      assertThat(openGap()).isPositive();

      one.rollback();
      assertThat(ids(events.next(MANY))).containsExactly(2L);
      assertThat(openGap()).isZero();
    }
  }

  @Test
  void aReaderThatLostItsConnectionResumes() throws SQLException {
    try (OrderedChangeReader events = desk.changes().readAfter(0);
        InvalidationReader invalidations = desk.changes().newlyVisible()) {
      one.log(2);
      one.commit();
      assertThat(ids(events.next(1))).containsExactly(1L);
      assertThat(invalidationIds(invalidations)).hasSize(2);

      one.log(1);
      one.commit();
      terminateReaders();

      assertThat(ids(events.next(MANY))).containsExactly(2L, 3L);
      assertThat(invalidationIds(invalidations)).containsExactly(3L);
    }
  }

  @Test
  void aReaderOfAnUnavailableDatabaseFailsAndLosesNothing() throws SQLException {
    try (OrderedChangeReader events = desk.changes().readAfter(0);
        InvalidationReader invalidations = desk.changes().newlyVisible()) {
      one.log(1);
      other.log(1);
      other.commit();
      assertThat(events.next(MANY)).isEmpty();
      assertThat(invalidationIds(invalidations)).hasSize(1);

      allowConnections(false);
      terminateReaders();
      assertThatThrownBy(() -> events.next(MANY)).isInstanceOf(DeskUnavailableException.class);
      assertThatThrownBy(invalidations::next).isInstanceOf(DeskUnavailableException.class);
      one.commit();
      allowConnections(true);

      assertThat(ids(events.next(MANY))).containsExactly(1L, 2L);
      assertThat(invalidationIds(invalidations)).containsExactly(1L);
    }
  }

  @Test
  void anExternalWriteIsLoggedInItsOwnTransaction() throws SQLException {
    Set<InvalidationTag> tags = Set.of(new InvalidationTag.Unit(3), InvalidationTag.REFERENCE_DATA);
    try (InvalidationReader invalidations = desk.changes().newlyVisible();
        Connection connection =
            DriverManager.getConnection(
                settings.url().jdbcUrl(), settings.url().user(), settings.url().password())) {
      connection.setAutoCommit(false);
      desk.recordExternalChange(connection, tags);
      connection.rollback();
      desk.recordExternalChange(connection, tags);
      assertThat(invalidationIds(invalidations)).isEmpty();

      connection.commit();
      assertThat(invalidations.next().changes())
          .extracting(InvalidationRecord::tags)
          .containsExactly(tags);
    }
  }

  @Test
  void aScopeThatCannotBeParsedInvalidatesEverything() throws SQLException {
    try (OrderedChangeReader events = desk.changes().readAfter(0);
        InvalidationReader invalidations = desk.changes().newlyVisible()) {
      for (String scope : new @Nullable String[] {"unit:0", "team:3", null}) {
        one.log(1, scope);
      }
      one.log(1);
      one.commit();

      Set<InvalidationTag> everything = Set.of(InvalidationTag.EVERYTHING);
      Set<InvalidationTag> unit = Set.of(new InvalidationTag.Unit(1));
      assertThat(invalidations.next().changes())
          .extracting(InvalidationRecord::tags)
          .containsExactly(everything, everything, everything, unit);
      assertThat(events.next(MANY))
          .extracting(change -> change.change().tags())
          .containsExactly(everything, everything, everything, unit);
    }
  }

  @Test
  void kindsAndFieldsOfALaterVersionStopNoEvents() throws SQLException {
    try (OrderedChangeReader events = desk.changes().readAfter(0)) {
      RequestChange request =
          new RequestChange(7, 8, null, OPEN, Set.of(RequestField.SUBJECT, RequestField.TAGS));
      Change update = new Change(ChangeKind.UPDATED, request, Set.of(new InvalidationTag.Unit(1)));
      Change other = Change.of(ChangeKind.LOADED, InvalidationTag.REFERENCE_DATA);
      try (WriteTransaction write = desk.writes().begin(Duration.ofSeconds(10), Set.of())) {
        write.log(null, NOON, List.of(update, other));
        write.commit();
      }
      administer(
          dsl ->
              dsl.update(CHANGE_LOG)
                  .set(CHANGE_LOG.KIND, "MERGED")
                  .set(CHANGE_LOG.FIELDS, new String[] {"SENTIMENT", "SUBJECT", "TAGS"})
                  .execute());

      assertThat(events.next(MANY))
          .extracting(ChangeLogEntry::change)
          .containsExactly(update, Change.external(Set.of(InvalidationTag.REFERENCE_DATA)));
    }
  }

  @Test
  void entriesRestoredFromAnotherServerAreNotReportedAsNew() throws SQLException {
    one.log(1);
    one.commit();
    administer(dsl -> dsl.update(CHANGE_LOG).set(CHANGE_LOG.TRANSACTION, 4_000_000_000L).execute());
    try (InvalidationReader invalidations = desk.changes().newlyVisible()) {
      assertThat(invalidationIds(invalidations)).isEmpty();
      one.log(1);
      one.commit();
      assertThat(invalidationIds(invalidations)).containsExactly(2L);
      assertThat(invalidationIds(invalidations)).isEmpty();
    }
  }

  @Test
  void entriesRestoredFromAnotherServerAreRenumberedAtTheNextStart() throws SQLException {
    one.log(2);
    one.commit();
    administer(dsl -> dsl.update(CHANGE_LOG).set(CHANGE_LOG.TRANSACTION, 4_000_000_000L).execute());

    PostgresDesk.open(settings).close();

    administer(
        dsl ->
            assertThat(
                    dsl.selectDistinct(CHANGE_LOG.TRANSACTION)
                        .from(CHANGE_LOG)
                        .fetchSet(CHANGE_LOG.TRANSACTION))
                .containsExactly(-4_000_000_000L));
    one.log(1);
    one.commit();
    PostgresDesk.open(settings).close();
    administer(
        dsl -> assertThat(dsl.fetchCount(CHANGE_LOG, CHANGE_LOG.TRANSACTION.gt(0L))).isOne());
  }

  @Test
  void eventsOfAReplacedLogAreNotTakenForThoseThatFollow() throws SQLException {
    try (OrderedChangeReader events = desk.changes().readAfter(0)) {
      deliverThree(events);

      restoreUpTo(1);
      one.log(5);
      one.commit();
      for (int call = 0; call < 2; call++) {
        assertThatThrownBy(() -> events.next(MANY)).isInstanceOf(ChangeLog.ReplacedException.class);
      }
    }
  }

  @Test
  void aLogThatEndsBeforeTheLastEventWasReplaced() throws SQLException {
    try (OrderedChangeReader events = desk.changes().readAfter(0)) {
      deliverThree(events);

      restoreUpTo(2);
      assertThatThrownBy(() -> events.next(MANY)).isInstanceOf(ChangeLog.ReplacedException.class);
    }
  }

  @Test
  void aGapWhoseEndVanishesShowsThatTheLogWasReplaced() throws SQLException {
    try (OrderedChangeReader events = desk.changes().readAfter(0)) {
      one.log(1);
      other.log(1);
      other.commit();
      assertThat(events.next(MANY)).isEmpty();

      one.rollback();
      restoreUpTo(0);
      assertThatThrownBy(() -> events.next(MANY)).isInstanceOf(ChangeLog.ReplacedException.class);
    }
  }

  private void deliverThree(OrderedChangeReader events) throws SQLException {
    one.log(3);
    one.commit();
    assertThat(ids(events.next(MANY))).containsExactly(1L, 2L, 3L);
  }

  /** Brings the log back to the state in which this was its last id. */
  private void restoreUpTo(long id) {
    administer(
        dsl -> {
          dsl.deleteFrom(CHANGE_LOG).where(CHANGE_LOG.ID.gt(id)).execute();
          dsl.execute("alter sequence technician_views.change_log_id_seq restart with " + (id + 1));
        });
  }

  private static List<Long> invalidationIds(InvalidationReader invalidations) {
    return invalidations.next().changes().stream().map(InvalidationRecord::id).toList();
  }

  private ChangeLogWriter writer() {
    try {
      return new ChangeLogWriter(settings);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Long> ids(List<ChangeLogEntry> changes) {
    return changes.stream().map(ChangeLogEntry::id).toList();
  }

  private void administer(Consumer<DSLContext> work) {
    try (Connection connection =
        DriverManager.getConnection(
            settings.url().jdbcUrl(), settings.url().user(), settings.url().password())) {
      work.accept(DeskSchema.DEFAULT.on(connection));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private PostgresSettings withLockTimeout(Duration timeout) {
    String url = settings.url().jdbcUrl();
    return PostgresSettings.of(
            url
                + (url.contains("?") ? "&" : "?")
                + "options=-c%20lock_timeout="
                + timeout.toMillis(),
            settings.url().user(),
            settings.url().password())
        .withPoolSize(1)
        .withMeters(new SimpleMeterRegistry());
  }

  private <T> T whileTheLogIsLocked(Supplier<T> work) {
    AtomicReference<T> result = new AtomicReference<>();
    administer(
        dsl ->
            dsl.transaction(
                transaction -> {
                  transaction.dsl().execute("lock table technician_views.change_log");
                  result.set(work.get());
                }));
    return requireNonNull(result.get());
  }

  private double openGap() {
    return meters.get(SequenceGaps.GAUGE).gauge().value();
  }

  private List<Long> idsOlderThanAllOpenTransactions(long lastId) {
    List<Long> ids = new ArrayList<>();
    administer(
        dsl ->
            ids.addAll(
                dsl.select(CHANGE_LOG.ID)
                    .from(CHANGE_LOG)
                    .where(CHANGE_LOG.ID.gt(lastId))
                    .and(NaiveChangeLogReader.OLDER_THAN_ALL_OPEN)
                    .orderBy(CHANGE_LOG.ID)
                    .fetch(CHANGE_LOG.ID)));
    return ids;
  }

  /** Terminates all reader connections to this database. */
  private void terminateReaders() {
    executeFromOtherDatabase(
        "select pg_terminate_backend(pid, 5000) from pg_stat_activity"
            + " where application_name = 'technician-views log' and datname = '%s'");
  }

  private void allowConnections(boolean allowed) {
    executeFromOtherDatabase("alter database %s with allow_connections " + allowed);
  }

  /**
   * Runs a statement from another database of the server, since this one may refuse connections.
   */
  private void executeFromOtherDatabase(String sql) {
    int name = settings.url().jdbcUrl().lastIndexOf('/') + 1;
    String other = settings.url().jdbcUrl().substring(0, name) + "template1";
    try (Connection connection =
        DriverManager.getConnection(other, settings.url().user(), settings.url().password())) {
      DeskSchema.DEFAULT
          .on(connection)
          .execute(sql.formatted(settings.url().jdbcUrl().substring(name)));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
