package io.technicianviews.application.protocol;

import static io.technicianviews.application.protocol.Write.CREATE_IN_A;
import static io.technicianviews.application.protocol.Write.MOVE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Verifies that every result equals the state of the storage at its as-of moment, which is not
 * before the query, for all interleavings of queries, writes and failures within the limits. See
 * {@link Explorer} for the scope of the model. A longer run uses {@code -Dtest.protocol.writers=3},
 * {@code -Dtest.protocol.questions=3} and the other limits, which apply to the first test.
 */
class ProtocolTest {

  @Test
  void holdsForAnyOrderOfCommits() {
    assertHolds(Limits.fromProperties(Limits.of(2, MOVE, MOVE).allDrawn().evictions(1).crashes(1)));
  }

  @Test
  void holdsForSnapshotsBetweenNumberAndCommit() {
    assertHolds(Limits.of(2, MOVE).evictions(1).evictedIndexEntries(1).crashes(1).rollbacks(1));
  }

  @Test
  void holdsWhenOnlySomePartsChange() {
    Outcome outcome =
        assertHolds(Limits.of(2, CREATE_IN_A, MOVE).allDrawn().evictedIndexEntries(1));

    assertThat(outcome.hasSeen("tries again")).isTrue();
    assertThat(outcome.hasSeen("forgets its oldest change")).isTrue();
    assertThat(outcome.hasSeen("after a long silence")).isTrue();
  }

  @Test
  void holdsForManyQueriesAtOneNode() {
    assertHolds(Limits.of(3, MOVE).allDrawn().nodes(1).evictedIndexEntries(1));
  }

  @Test
  void holdsWhenTheDayChanges() {
    assertHolds(Limits.of(2, MOVE).allDrawn().midnights(1));
  }

  @Test
  void holdsWhenTheDayChangesAtEachAttempt() {
    Outcome outcome = assertHolds(Limits.of(1, MOVE).nodes(1).midnights(3));

    assertThat(outcome.hasSeen("reads everything from one snapshot")).isTrue();
  }

  @Test
  void holdsForQueriesThatWaitForTheirAdmission() {
    assertAdmissionsHold(Limits.of(3, MOVE).allDrawn().nodes(1).places(1));
    assertAdmissionsHold(Limits.of(2, MOVE).nodes(1).places(1).evictions(1).crashes(1));
    assertAdmissionsHold(Limits.of(2, CREATE_IN_A, MOVE).allDrawn().nodes(1).places(1));
  }

  private static void assertAdmissionsHold(Limits limits) {
    Outcome outcome = assertHolds(limits);

    assertThat(outcome.hasSeen("waits for its admission")).isTrue();
    assertThat(outcome.hasSeen("is admitted")).isTrue();
    assertThat(outcome.hasSeen("tries again")).isTrue();
  }

  /** They are compared with the snapshot as all others are. */
  @Test
  void partsFromBeforeTheWaitForAnAdmissionAreSafe() {
    assertHolds(
        Limits.of(3, MOVE).allDrawn().nodes(1).places(1).evictions(1),
        Flaw.FOUND_BEFORE_ADMISSION_KEPT);
  }

  @Test
  void detectsAPartThatIsNewerThanTheSnapshot() {
    assertDetected(Limits.of(3, MOVE).allDrawn(), Flaw.NEWER_THAN_THE_SNAPSHOT_ACCEPTED);
  }

  @Test
  void detectsASnapshotThatNoPollCovers() {
    assertDetected(Limits.of(2, MOVE).evictions(1), Flaw.SNAPSHOT_CHECKED_BEFORE_IT_WAS_POLLED);
  }

  @Test
  void detectsTheDeadlockOfALoadThatIsAnnouncedBeforeTheAdmission() {
    Outcome outcome =
        explore(Limits.of(2, MOVE).nodes(1).places(1), Flaw.LOAD_ANNOUNCED_BEFORE_ADMISSION);

    assertThat(outcome.stuck()).as("a query without a result").isNotNull();
  }

  @Test
  void pollBeforeGatheringIsSafeUnlessNewerPartsAreAccepted() {
    assertHolds(Limits.of(2, MOVE), Flaw.LOG_READ_BEFORE_GATHERING);
    assertHolds(Limits.of(2, MOVE), Flaw.NEWER_THAN_THE_READING_ACCEPTED);

    assertDetected(
        Limits.of(2, MOVE), Flaw.LOG_READ_BEFORE_GATHERING, Flaw.NEWER_THAN_THE_READING_ACCEPTED);
  }

  @Test
  void detectsAPollThatBeganBeforeTheQuery() {
    assertDetected(Limits.of(3, MOVE).allDrawn().nodes(1), Flaw.RUNNING_POLL_JOINED);
  }

  @Test
  void detectsAMissingTag() {
    assertDetected(Limits.of(2, MOVE), Flaw.SCOPE_LEFT_OUT);
  }

  @Test
  void detectsASnapshotVersionFromAfterTheLoad() {
    assertDetected(Limits.of(2, MOVE), Flaw.VISIBILITY_TAKEN_AFTER_THE_LOAD);
  }

  @Test
  void detectsPollingByLastId() {
    assertDetected(Limits.of(2, MOVE, MOVE).allDrawn(), Flaw.LOG_READ_BY_LAST_ID);
  }

  @Test
  void detectsTrustInEntriesOlderThanTheFirstPoll() {
    assertDetected(Limits.of(2, MOVE), Flaw.CHANGES_BEFORE_THE_FIRST_READING_IGNORED);
  }

  @Test
  void detectsTrustInEntriesOlderThanExpiredChanges() {
    assertDetected(Limits.of(2, MOVE).evictedIndexEntries(1), Flaw.FORGOTTEN_CHANGES_IGNORED);
  }

  @Test
  void detectsAnEntryCachedAcrossMidnight() {
    assertDetected(Limits.of(2, MOVE).allDrawn().midnights(1), Flaw.DAY_NOT_IN_THE_KEY);
  }

  @Test
  void detectsAResultOfYesterday() {
    assertDetected(Limits.of(2, MOVE).allDrawn().midnights(1), Flaw.DAY_NOT_COMPARED);
  }

  @Test
  void detectsAMissingSecondValidation() {
    assertDetected(Limits.of(2, CREATE_IN_A, MOVE).allDrawn(), Flaw.SECOND_ATTEMPT_NOT_CHECKED);
  }

  private static Outcome assertHolds(Limits limits, Flaw... flaws) {
    Outcome outcome = explore(limits, flaws);

    assertThat(outcome.wrong()).as("a result that equals no state").isNull();
    assertThat(outcome.misdated()).as("a result with a wrong as-of moment").isNull();
    assertThat(outcome.stuck()).as("a query without a result").isNull();
    assertThat(outcome.answers()).isPositive();
    return outcome;
  }

  private static void assertDetected(Limits limits, Flaw... flaws) {
    List<String> trace = explore(limits, flaws).wrong();

    assertThat(trace).as("a result that equals no state").isNotNull();
    System.out.println("  " + String.join("\n  ", trace));
  }

  private static Outcome explore(Limits limits, Flaw... flaws) {
    Set<Flaw> all = EnumSet.noneOf(Flaw.class);
    all.addAll(Arrays.asList(flaws));
    Outcome outcome = new Explorer(limits, all).explore();
    System.out.printf(
        "%s %s: %,d states, %,d answers%n", all, limits, outcome.states(), outcome.answers());
    return outcome;
  }
}
