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
 * Every answer is the state of the desk at one moment from its question on, the one that it claims
 * to be of; whatever is asked, written and lost meanwhile. See {@link Explorer} for what that is
 * shown of. Whoever has time goes further, with {@code -Dtest.protocol.writers=3}, {@code
 * -Dtest.protocol.questions=3} and the other bounds, in the first of these tests.
 */
class ProtocolTest {

  @Test
  void whileTransactionsCommitInAnyOrder() {
    assertHolds(Limits.settled(Limits.of(2, MOVE, MOVE).allDrawn().evictions(1).crashes(1)));
  }

  @Test
  void whileSnapshotsAreTakenBetweenTheNumberAndTheCommit() {
    assertHolds(Limits.of(2, MOVE).evictions(1).evictedIndexEntries(1).crashes(1).rollbacks(1));
  }

  @Test
  void whileOnlySomeOfTheFactsChange() {
    Outcome outcome =
        assertHolds(Limits.of(2, CREATE_IN_A, MOVE).allDrawn().evictedIndexEntries(1));

    assertThat(outcome.hasSeen("tries again")).isTrue();
    assertThat(outcome.hasSeen("reads everything from one snapshot")).isTrue();
    assertThat(outcome.hasSeen("forgets its oldest change")).isTrue();
    assertThat(outcome.hasSeen("after a long silence")).isTrue();
  }

  @Test
  void whileManyAskOneNode() {
    assertHolds(Limits.of(3, MOVE).allDrawn().nodes(1).evictedIndexEntries(1));
  }

  @Test
  void whileTheDayChanges() {
    assertHolds(Limits.of(2, MOVE).allDrawn().midnights(1));
  }

  @Test
  void aReadingBeforeGatheringIsNoMistakeAsLongAsNothingNewerPassesTheCheck() {
    assertHolds(Limits.of(2, MOVE), Flaw.LOG_READ_BEFORE_GATHERING);
    assertHolds(Limits.of(2, MOVE), Flaw.NEWER_THAN_THE_READING_ACCEPTED);

    assertFoundOut(
        Limits.of(2, MOVE), Flaw.LOG_READ_BEFORE_GATHERING, Flaw.NEWER_THAN_THE_READING_ACCEPTED);
  }

  @Test
  void aReadingThatBeganBeforeTheQuestionIsFoundOut() {
    assertFoundOut(Limits.of(3, MOVE).allDrawn().nodes(1), Flaw.READING_UNDER_WAY_JOINED);
  }

  @Test
  void aWriteThatLeavesAScopeOutIsFoundOut() {
    assertFoundOut(Limits.of(2, MOVE), Flaw.SCOPE_LEFT_OUT);
  }

  @Test
  void aVisibilityThatIsTakenAfterTheLoadIsFoundOut() {
    assertFoundOut(Limits.of(2, MOVE), Flaw.VISIBILITY_TAKEN_AFTER_THE_LOAD);
  }

  @Test
  void readingTheLogByTheLastIdIsFoundOut() {
    assertFoundOut(Limits.of(2, MOVE, MOVE).allDrawn(), Flaw.LOG_READ_BY_LAST_ID);
  }

  @Test
  void trustInWhatIsOlderThanTheFirstReadingIsFoundOut() {
    assertFoundOut(Limits.of(2, MOVE), Flaw.CHANGES_BEFORE_THE_FIRST_READING_IGNORED);
  }

  @Test
  void trustInWhatIsOlderThanForgottenChangesIsFoundOut() {
    assertFoundOut(Limits.of(2, MOVE).evictedIndexEntries(1), Flaw.FORGOTTEN_CHANGES_IGNORED);
  }

  @Test
  void anEntryThatIsKeptAcrossMidnightIsFoundOut() {
    assertFoundOut(Limits.of(2, MOVE).allDrawn().midnights(1), Flaw.DAY_NOT_IN_THE_KEY);
  }

  @Test
  void anAnswerOfYesterdayIsFoundOut() {
    assertFoundOut(Limits.of(2, MOVE).allDrawn().midnights(1), Flaw.DAY_NOT_COMPARED);
  }

  @Test
  void aSecondAttemptThatIsNotCheckedIsFoundOut() {
    assertFoundOut(Limits.of(2, CREATE_IN_A, MOVE).allDrawn(), Flaw.SECOND_ATTEMPT_NOT_CHECKED);
  }

  private static Outcome assertHolds(Limits limits, Flaw... flaws) {
    Outcome outcome = explore(limits, flaws);

    assertThat(outcome.untrue()).as("an answer that is true of no moment").isNull();
    assertThat(outcome.misdated()).as("an answer of another moment than it says").isNull();
    assertThat(outcome.stuck()).as("a question without an answer").isNull();
    assertThat(outcome.answers()).isPositive();
    return outcome;
  }

  private static void assertFoundOut(Limits limits, Flaw... flaws) {
    List<String> trace = explore(limits, flaws).untrue();

    assertThat(trace).as("an answer that is true of no moment").isNotNull();
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
