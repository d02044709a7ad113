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
 * {@code -Dtest.protocol.queries=3} and the other limits, which apply to the first test.
 */
class ProtocolTest {

  @Test
  void holdsForAnyOrderOfCommits() {
    assertHolds(Limits.fromProperties(Limits.of(2, MOVE, MOVE).allBegun().evictions(1).crashes(1)));
  }

  @Test
  void holdsForSnapshotsBetweenBeginAndCommit() {
    assertHolds(Limits.of(2, MOVE).evictions(1).evictedIndexEntries(1).crashes(1).rollbacks(1));
  }

  @Test
  void holdsWhenOnlySomePartsChange() {
    Outcome outcome =
        assertHolds(Limits.of(2, CREATE_IN_A, MOVE).allBegun().evictedIndexEntries(1));

    assertThat(outcome.hasStep("and retries")).isTrue();
    assertThat(outcome.hasStep("drops its oldest change")).isTrue();
    assertThat(outcome.hasStep("first poll of a restarted poller")).isTrue();
  }

  @Test
  void holdsForManyQueriesAtOneNode() {
    assertHolds(Limits.of(3, MOVE).allBegun().nodes(1).evictedIndexEntries(1));
  }

  @Test
  void holdsWhenTheDayChanges() {
    assertHolds(Limits.of(2, MOVE).allBegun().midnights(1));
  }

  @Test
  void holdsWhenTheDayChangesAtEachAttempt() {
    Outcome outcome = assertHolds(Limits.of(1, MOVE).nodes(1).midnights(3));

    assertThat(outcome.hasStep("loads all parts from one snapshot")).isTrue();
  }

  @Test
  void holdsForQueriesThatWaitForTheirAdmission() {
    assertAdmissionsHold(Limits.of(3, MOVE).allBegun().nodes(1).permits(1));
    assertAdmissionsHold(Limits.of(2, MOVE).nodes(1).permits(1).evictions(1).crashes(1));
    assertAdmissionsHold(Limits.of(2, CREATE_IN_A, MOVE).allBegun().nodes(1).permits(1));
  }

  private static void assertAdmissionsHold(Limits limits) {
    Outcome outcome = assertHolds(limits);

    assertThat(outcome.hasStep("waits for its admission")).isTrue();
    assertThat(outcome.hasStep("is admitted")).isTrue();
    assertThat(outcome.hasStep("and retries")).isTrue();
  }

  /** Such parts are validated at the snapshot, as all others are. */
  @Test
  void partsFromBeforeTheWaitForAnAdmissionAreSafe() {
    assertHolds(
        Limits.of(3, MOVE).allBegun().nodes(1).permits(1).evictions(1),
        Fault.HITS_FROM_BEFORE_ADMISSION_RETAINED);
  }

  @Test
  void detectsAPartThatIsNewerThanTheSnapshot() {
    assertDetected(Limits.of(3, MOVE).allBegun(), Fault.NEWER_THAN_THE_SNAPSHOT_ACCEPTED);
  }

  @Test
  void detectsASnapshotThatNoPollCovers() {
    assertDetected(
        Limits.of(2, MOVE).evictions(1), Fault.SNAPSHOT_VALIDATED_BEFORE_A_POLL_COVERS_IT);
  }

  @Test
  void detectsTheDeadlockOfALoadThatIsRegisteredBeforeTheAdmission() {
    Outcome outcome =
        explore(Limits.of(2, MOVE).nodes(1).permits(1), Fault.LOAD_REGISTERED_BEFORE_ADMISSION);

    assertThat(outcome.deadlock()).as("a query without a result").isNotNull();
  }

  @Test
  void pollBeforeLookupIsSafeUnlessNewerPartsAreAccepted() {
    assertHolds(Limits.of(2, MOVE), Fault.POLL_BEFORE_LOOKUP);
    assertHolds(Limits.of(2, MOVE), Fault.NEWER_THAN_THE_POLL_ACCEPTED);

    assertDetected(
        Limits.of(2, MOVE), Fault.POLL_BEFORE_LOOKUP, Fault.NEWER_THAN_THE_POLL_ACCEPTED);
  }

  @Test
  void detectsAPollThatBeganBeforeTheQuery() {
    assertDetected(Limits.of(3, MOVE).allBegun().nodes(1), Fault.RUNNING_POLL_JOINED);
  }

  @Test
  void detectsAMissingTag() {
    assertDetected(Limits.of(2, MOVE), Fault.TAG_OMITTED);
  }

  @Test
  void detectsASnapshotVersionFromAfterTheLoad() {
    assertDetected(Limits.of(2, MOVE), Fault.SNAPSHOT_VERSION_FROM_AFTER_THE_LOAD);
  }

  @Test
  void detectsPollingByLastId() {
    assertDetected(Limits.of(2, MOVE, MOVE).allBegun(), Fault.POLL_BY_LAST_ID);
  }

  @Test
  void detectsAcceptedEntriesOlderThanTheFirstPoll() {
    assertDetected(Limits.of(2, MOVE), Fault.CHANGES_BEFORE_THE_FIRST_POLL_IGNORED);
  }

  @Test
  void detectsAcceptedEntriesOlderThanExpiredChanges() {
    assertDetected(Limits.of(2, MOVE).evictedIndexEntries(1), Fault.EXPIRED_CHANGES_IGNORED);
  }

  @Test
  void detectsAnEntryCachedAcrossMidnight() {
    assertDetected(Limits.of(2, MOVE).allBegun().midnights(1), Fault.DAY_NOT_IN_THE_KEY);
  }

  @Test
  void detectsAResultOfThePreviousDay() {
    assertDetected(Limits.of(2, MOVE).allBegun().midnights(1), Fault.DAY_NOT_COMPARED);
  }

  @Test
  void detectsAMissingSecondValidation() {
    assertDetected(Limits.of(2, CREATE_IN_A, MOVE).allBegun(), Fault.SECOND_ATTEMPT_NOT_VALIDATED);
  }

  private static Outcome assertHolds(Limits limits, Fault... faults) {
    Outcome outcome = explore(limits, faults);

    assertThat(outcome.incorrect()).as("a result that equals no state").isNull();
    assertThat(outcome.wrongAsOf()).as("a result with a incorrect as-of moment").isNull();
    assertThat(outcome.deadlock()).as("a query without a result").isNull();
    assertThat(outcome.results()).isPositive();
    return outcome;
  }

  private static void assertDetected(Limits limits, Fault... faults) {
    List<String> trace = explore(limits, faults).incorrect();

    assertThat(trace).as("a result that equals no state").isNotNull();
    System.out.println("  " + String.join("\n  ", trace));
  }

  private static Outcome explore(Limits limits, Fault... faults) {
    Set<Fault> all = EnumSet.noneOf(Fault.class);
    all.addAll(Arrays.asList(faults));
    Outcome outcome = new Explorer(limits, all).explore();
    System.out.printf(
        "%s %s: %,d states, %,d results%n", all, limits, outcome.states(), outcome.results());
    return outcome;
  }
}
