package io.technicianviews.bootstrap.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.application.ServiceDesk;
import io.technicianviews.bootstrap.freshness.ObservedPage.RowState;
import io.technicianviews.domain.change.InvalidationRecord;
import io.technicianviews.domain.change.InvalidationTag;
import io.technicianviews.domain.inmemory.InMemoryDesk;
import io.technicianviews.domain.inmemory.InMemoryQueryCache;
import io.technicianviews.domain.people.DeskInfo;
import io.technicianviews.domain.port.ChangeLog;
import io.technicianviews.domain.port.ChangeLogPoll;
import io.technicianviews.testkit.StorageParts;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Checks the results of three desks in this process that share a cache, and verifies that the check
 * detects faulty desks. {@code -Dtest.freshness.seconds=60} runs longer; {@code
 * -Dtest.freshness.pause=50} writes less often.
 */
class FreshnessCheckTest {

  private static final int SECONDS = Integer.getInteger("test.freshness.seconds", 3);
  private static final int READERS = Integer.getInteger("test.freshness.readers", 4);
  private static final int PAUSE_MILLIS = Integer.getInteger("test.freshness.pause", 5);

  /** Noon, so that no test runs across midnight. */
  private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

  @Test
  void cachedResultsAreNeverStaleOrInconsistent() throws Exception {
    FreshnessCheck check = checked(log -> log);
    assertThat(check.violations()).as(check.summary()).isEmpty();
    assertThat(check.reads()).as(check.summary()).isGreaterThan(100);
  }

  @Test
  void detectsAWriteThatOmitsAnInvalidationTag() throws Exception {
    FreshnessCheck check = checked(log -> poll(log, FreshnessCheckTest::withoutTheSecondUnit));
    assertThat(check.violations()).as(check.summary()).isNotEmpty();
  }

  @Test
  void detectsAPollThatIsOlderThanTheQuery() throws Exception {
    FreshnessCheck check = checked(log -> poll(log, lateByOne()));
    assertThat(check.violations()).as(check.summary()).isNotEmpty();
  }

  private static FreshnessCheck checked(UnaryOperator<ChangeLog> log) throws Exception {
    long begun = System.nanoTime();
    InMemoryDesk memory =
        new InMemoryDesk(() -> NOON.plus(System.nanoTime() - begun, ChronoUnit.NANOS));
    Map<Long, RowState> requests = CheckedDesk.fill(memory, NOON);
    InMemoryQueryCache cache = new InMemoryQueryCache(() -> NOON);
    List<ServiceDesk> desks = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      desks.add(
          ServiceDesk.builder()
              .storage(
                  new StorageParts(
                      new DeskInfo(new UUID(0, 1), ZoneOffset.UTC),
                      memory,
                      memory,
                      log.apply(memory)))
              .cache(cache)
              .build());
    }
    List<Node> nodes =
        desks.stream()
            .<Node>map(desk -> new DeskNode(desk, CheckedDesk.TECHNICIAN, CheckedDesk.ADMIN))
            .toList();
    FreshnessCheck check =
        new FreshnessCheck(nodes, requests, CheckedDesk.UNIT, CheckedDesk.OTHER_UNIT);
    check.run(3, READERS, SECONDS, PAUSE_MILLIS);
    desks.forEach(ServiceDesk::close);
    System.out.println(check.summary());
    return check;
  }

  private static ChangeLog poll(ChangeLog log, UnaryOperator<ChangeLogPoll> change) {
    return (ChangeLog)
        Proxy.newProxyInstance(
            ChangeLog.class.getClassLoader(),
            new Class<?>[] {ChangeLog.class},
            (proxy, method, arguments) ->
                method.getName().equals("newlyVisible")
                    ? changed(log.newlyVisible(), change)
                    : method.invoke(log, arguments));
  }

  private static ChangeLog.InvalidationReader changed(
      ChangeLog.InvalidationReader reader, UnaryOperator<ChangeLogPoll> change) {
    return new ChangeLog.InvalidationReader() {
      @Override
      public ChangeLogPoll next() {
        return change.apply(reader.next());
      }

      @Override
      public void close() {
        reader.close();
      }
    };
  }

  private static ChangeLogPoll withoutTheSecondUnit(ChangeLogPoll poll) {
    List<InvalidationRecord> changes =
        poll.changes().stream()
            .map(
                change ->
                    new InvalidationRecord(
                        change.id(), change.transaction(), withoutOtherUnit(change)))
            .toList();
    return new ChangeLogPoll(poll.asOf(), poll.snapshotVersion(), changes);
  }

  private static Set<InvalidationTag> withoutOtherUnit(InvalidationRecord change) {
    return change.tags().stream()
        .filter(tag -> !tag.equals(new InvalidationTag.Unit(CheckedDesk.OTHER_UNIT)))
        .collect(Collectors.toSet());
  }

  /** Returns each poll only at the next call. */
  private static UnaryOperator<ChangeLogPoll> lateByOne() {
    List<ChangeLogPoll> polls = new ArrayList<>();
    return poll -> {
      polls.add(poll);
      return polls.size() == 1 ? poll : polls.get(polls.size() - 2);
    };
  }
}
