package io.technicianviews.application.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.domain.change.Dependencies;
import io.technicianviews.domain.change.InvalidationRecord;
import io.technicianviews.domain.change.InvalidationTag;
import io.technicianviews.domain.port.ChangeLogPoll;
import io.technicianviews.domain.port.SnapshotVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Verifies which changes make which snapshots stale. */
class InvalidationIndexTest {

  private static final Dependencies UNIT = new Dependencies.Only(Set.of(unit(3)));
  private static final Duration MAX_AGE = Duration.ofSeconds(30);

  /** A test for each tag that invalidates every result. */
  private static Stream<DynamicTest> forEachTag(
      BiConsumer<InvalidationIndex, InvalidationTag> test) {
    return Dependencies.ALWAYS.stream()
        .map(tag -> DynamicTest.dynamicTest(tag.text(), () -> test.accept(begun(), tag)));
  }

  private static InvalidationIndex begun() {
    InvalidationIndex index = new InvalidationIndex(MAX_AGE);
    index.begin(poll(0));
    return index;
  }

  @TestFactory
  Stream<DynamicTest> invalidatesEveryResult() {
    return forEachTag(InvalidationIndexTest::verifyEveryResult);
  }

  private static void verifyEveryResult(InvalidationIndex index, InvalidationTag tag) {
    add(index, 1, tag);
    for (Dependencies any :
        List.of(UNIT, Dependencies.ofReferenceData(), Dependencies.EVERY_CHANGE)) {
      assertThat(index.isUpToDate(version(0), any)).isFalse();
      assertThat(index.isUpToDate(version(1), any)).isTrue();
    }
  }

  @Test
  void invalidatesOtherResultsByTheirTagsOnly() {
    InvalidationIndex index = begun();
    add(index, 1, unit(3));
    add(index, 2, unit(4));
    assertThat(index.isUpToDate(version(0), UNIT)).isFalse();
    assertThat(index.isUpToDate(version(1), UNIT)).isTrue();
    assertThat(index.isUpToDate(version(0), Dependencies.ofReferenceData())).isTrue();
    assertThat(index.isUpToDate(version(1), Dependencies.EVERY_CHANGE)).isFalse();
  }

  @TestFactory
  Stream<DynamicTest> ignoresChangesThatAreNotInTheOtherSnapshot() {
    return forEachTag(InvalidationIndexTest::verifyOtherSnapshot);
  }

  private static void verifyOtherSnapshot(InvalidationIndex index, InvalidationTag tag) {
    add(index, 1, unit(3));
    add(index, 2, tag);
    assertThat(index.isUpToDate(version(1), UNIT, version(1))).isTrue();
    assertThat(index.isUpToDate(version(1), UNIT, version(2))).isFalse();
    assertThat(index.isUpToDate(version(0), UNIT, version(1))).isFalse();
  }

  @TestFactory
  Stream<DynamicTest> rejectsSnapshotsThatMayLackARemovedChange() {
    return forEachTag(InvalidationIndexTest::verifyRemoval);
  }

  private static void verifyRemoval(InvalidationIndex index, InvalidationTag tag) {
    add(index, 1, tag);
    index.add(poll(1), MAX_AGE.toNanos() * 2);
    assertThat(index.isUpToDate(version(0), UNIT)).isFalse();
    assertThat(index.isUpToDate(version(1), UNIT)).isTrue();
    add(index, 2, unit(4));
    assertThat(index.isUpToDate(version(1), UNIT)).isTrue();
  }

  /** A poll that finds one change, whose transaction is the newest that it contains. */
  private static void add(InvalidationIndex index, long transaction, InvalidationTag tag) {
    InvalidationRecord change = new InvalidationRecord(transaction, transaction, Set.of(tag));
    index.add(new ChangeLogPoll(Instant.EPOCH, version(transaction), List.of(change)), transaction);
  }

  private static ChangeLogPoll poll(long newest) {
    return new ChangeLogPoll(Instant.EPOCH, version(newest), List.of());
  }

  private static SnapshotVersion version(long newest) {
    return new SnapshotVersion("run", newest + 1, Set.of());
  }

  private static InvalidationTag unit(long id) {
    return new InvalidationTag.Unit(id);
  }
}
