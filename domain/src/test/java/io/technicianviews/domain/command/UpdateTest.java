package io.technicianviews.domain.command;

import static io.technicianviews.domain.command.DecisionContexts.ADMIN;
import static io.technicianviews.domain.command.DecisionContexts.NOON;
import static io.technicianviews.domain.command.DecisionContexts.NOW;
import static io.technicianviews.domain.command.DecisionContexts.TOM;
import static io.technicianviews.domain.command.DecisionContexts.accepted;
import static io.technicianviews.domain.command.DecisionContexts.contextOf;
import static io.technicianviews.domain.command.DecisionContexts.request;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.technicianviews.domain.change.RequestChange;
import io.technicianviews.domain.change.RequestField;
import io.technicianviews.domain.patch.RequestPatch;
import io.technicianviews.domain.patch.TagsPatch;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.domain.request.Status;
import io.technicianviews.domain.text.TagRule;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UpdateTest {

  @Test
  void anUpdateChangesVersionAndTime() {
    ServiceRequest after = updated(request(), RequestPatch.NOTHING.subject("Scanner"));
    assertThat(after.subject()).isEqualTo("Scanner");
    assertThat(after.version()).isEqualTo(2);
    assertThat(after.state().updated()).isEqualTo(NOW);
  }

  @Test
  void anAddedStatusMeansWhatItsCategoryMeans() {
    ServiceRequest reviewed =
        updated(request(), RequestPatch.NOTHING.status(DecisionContexts.IN_REVIEW));
    assertThat(reviewed.state().status()).isEqualTo(DecisionContexts.IN_REVIEW);
    assertThat(reviewed.state().isSolved()).isFalse();
  }

  @Test
  void aRetiredStatusIsKeptButNotGiven() {
    Status retired = DecisionContexts.WAITING_FOR_VENDOR;
    Update toRetired = new Update(RequestPatch.NOTHING.status(retired).subject("Scanner"));
    assertThat(toRetired.decide(contextOf(request(), TOM)))
        .isInstanceOfSatisfying(
            Decision.Refused.class,
            refused ->
                assertThat(refused.refusal()).isInstanceOf(Refusal.StatusNotAvailable.class));

    ServiceRequest before = request();
    ServiceRequest waiting =
        before.withState(
            before.state().with(retired, Priority.MEDIUM, DecisionContexts.UNIT, NOON));
    assertThat(accepted(toRetired, contextOf(waiting, TOM)).subject()).isEqualTo("Scanner");
    assertThat(updated(waiting, RequestPatch.NOTHING.status(Status.OPEN)).state().status())
        .isEqualTo(Status.OPEN);
  }

  @Test
  void aUnitThatCannotExistIsUnknown() {
    for (long unit : new long[] {0, -1}) {
      assertThat(
              new Update(RequestPatch.NOTHING.businessUnit(unit)).decide(contextOf(request(), TOM)))
          .isEqualTo(Decision.refused(new Refusal.UnknownBusinessUnit(unit)));
    }
  }

  @Test
  void updatedNeverMovesBackwards() {
    ServiceRequest later = request().nextVersion(NOW.plusSeconds(60));
    assertThat(updated(later, RequestPatch.NOTHING.subject("x")).state().updated())
        .isEqualTo(NOW.plusSeconds(60));
  }

  @Test
  void solvedIsSetAndClearedWithTheStatus() {
    ServiceRequest solved = updated(request(), RequestPatch.NOTHING.status(Status.SOLVED));
    assertThat(solved.state().solved()).isEqualTo(NOW);

    ServiceRequest before = request();
    ServiceRequest earlier =
        before.withState(
            before.state().with(Status.SOLVED, Priority.MEDIUM, DecisionContexts.UNIT, NOON));
    assertThat(updated(earlier, RequestPatch.NOTHING.status(Status.CLOSED)).state().solved())
        .isEqualTo(NOON);
    assertThat(updated(earlier, RequestPatch.NOTHING.status(Status.ON_HOLD)).state().solved())
        .isNull();
  }

  @Test
  void aDueDateFollowsThePriorityUnlessSetByHand() {
    ServiceRequest urgent = updated(request(), RequestPatch.NOTHING.priority(Priority.CRITICAL));
    assertThat(urgent.dueDate()).isEqualTo(NOON.plus(Duration.ofHours(4)));
    assertThat(urgent.dueByHand()).isFalse();

    ServiceRequest byHand = updated(request(), RequestPatch.NOTHING.dueDate(NOW));
    assertThat(byHand.dueByHand()).isTrue();
    assertThat(updated(byHand, RequestPatch.NOTHING.priority(Priority.LOW)).dueDate())
        .isEqualTo(NOW);
    ServiceRequest none = updated(byHand, RequestPatch.NOTHING.dueDate(null));
    assertThat(updated(none, RequestPatch.NOTHING.priority(Priority.HIGH)).dueDate()).isNull();
  }

  @Test
  void theSameDueDateInNanosecondsChangesNothing() {
    RequestPatch patch = RequestPatch.NOTHING.dueDate(NOW.plusNanos(1_999));
    ServiceRequest once = updated(request(), patch);
    assertThat(once.dueDate()).isEqualTo(NOW.plusNanos(1_000));
    assertThat(new Update(patch).decide(contextOf(once, TOM))).isEqualTo(Decision.unchanged());
  }

  @Test
  void otherFieldsDoNotChangeTheDueDate() {
    assertThat(updated(request(), RequestPatch.NOTHING.subject("x")).dueDate()).isNull();
  }

  @Test
  void tagsAreReplacedRemovedAndAdded() {
    ServiceRequest tagged =
        updated(request(), RequestPatch.NOTHING.tags(TagsPatch.set(List.of("VPN", "mail"))));
    assertThat(tagged.state().tags()).containsExactly("mail", "vpn");
    assertThat(tagged.version()).isEqualTo(2);
    assertThat(tagged.state().updated()).isEqualTo(NOW);

    assertThat(updated(tagged, RequestPatch.NOTHING.tags(TagsPatch.add("Fax"))).state().tags())
        .containsExactly("fax", "mail", "vpn");
    assertThat(
            updated(tagged, RequestPatch.NOTHING.tags(TagsPatch.remove("Mail", "other")))
                .state()
                .tags())
        .containsExactly("vpn");
    TagsPatch all =
        new TagsPatch(
            new TreeSet<>(List.of("a", "b")),
            new TreeSet<>(List.of("a", "c")),
            new TreeSet<>(List.of("c")));
    assertThat(updated(tagged, RequestPatch.NOTHING.tags(all)).state().tags())
        .containsExactly("b", "c");
    assertThat(
            new Update(RequestPatch.NOTHING.tags(TagsPatch.add("VPN")))
                .decide(contextOf(tagged, TOM)))
        .isInstanceOf(Decision.Unchanged.class);
  }

  @Test
  void aChangeOfTagsIsLogged() {
    ServiceRequest tagged =
        updated(request(), RequestPatch.NOTHING.tags(TagsPatch.set(List.of("mail"))));
    Decision decision =
        new Update(RequestPatch.NOTHING.tags(TagsPatch.set(List.of("vpn"))))
            .decide(contextOf(tagged, TOM));
    assertThat(decision)
        .isInstanceOfSatisfying(
            Decision.Accepted.class,
            accepted -> {
              RequestChange change = requireNonNull(accepted.change().request());
              assertThat(change.fields()).containsExactly(RequestField.TAGS);
              assertThat(requireNonNull(change.before()).tags()).containsExactly("mail");
              assertThat(change.after().tags()).containsExactly("vpn");
            });
  }

  @Test
  void aRequestWithTooManyTagsIsRefused() {
    List<String> most = IntStream.range(0, TagRule.MAX_TAGS).mapToObj(i -> "t" + i).toList();
    ServiceRequest full = updated(request(), RequestPatch.NOTHING.tags(TagsPatch.set(most)));
    assertThat(
            new Update(RequestPatch.NOTHING.tags(TagsPatch.add("x"))).decide(contextOf(full, TOM)))
        .isEqualTo(Decision.refused(new Refusal.TooManyTags(full.id(), TagRule.MAX_TAGS + 1)));
    TagsPatch exchange =
        new TagsPatch(null, new TreeSet<>(List.of("t0")), new TreeSet<>(List.of("x")));
    assertThat(updated(full, RequestPatch.NOTHING.tags(exchange)).state().tags())
        .hasSize(TagRule.MAX_TAGS)
        .contains("x");
  }

  @Test
  void changingTheUnitKeepsTheAssignees() {
    ServiceRequest taken = request().withState(request().state().withAssignee(TOM.id()));
    ServiceRequest moved = updated(taken, RequestPatch.NOTHING.businessUnit(null));
    assertThat(moved.state().businessUnitId()).isNull();
    assertThat(moved.state().assignees()).containsExactly(TOM.id());
  }

  @Test
  void anUpdateToTheSameValuesChangesNothing() {
    RequestPatch patch =
        RequestPatch.NOTHING
            .status(Status.OPEN)
            .subject("Printer")
            .description(null)
            .businessUnit(DecisionContexts.UNIT);
    assertThat(new Update(patch).decide(contextOf(request(), TOM))).isEqualTo(Decision.unchanged());
  }

  @Test
  void textsAreWithinTheirLimits() {
    assertThatThrownBy(() -> RequestPatch.NOTHING.subject(" "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("subject must not be blank");
    assertThatThrownBy(() -> RequestPatch.NOTHING.description("x".repeat(10_001)))
        .hasMessageContaining("10000");
    assertThat(RequestPatch.NOTHING.subject("\ud83d\ude00".repeat(255)).subject()).isNotNull();
  }

  private static ServiceRequest updated(ServiceRequest before, RequestPatch patch) {
    return accepted(new Update(patch), contextOf(before, ADMIN));
  }
}
