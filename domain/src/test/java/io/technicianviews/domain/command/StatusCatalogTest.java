package io.technicianviews.domain.command;

import static io.technicianviews.domain.command.DecisionContexts.IN_REVIEW;
import static io.technicianviews.domain.command.DecisionContexts.STATUSES;
import static io.technicianviews.domain.command.DecisionContexts.WAITING_FOR_VENDOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.technicianviews.domain.patch.StatusPatch;
import io.technicianviews.domain.request.Status;
import io.technicianviews.domain.request.StatusCategory;
import io.technicianviews.domain.request.StatusDefinition;
import io.technicianviews.domain.request.StatusLabel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatusCatalogTest {

  @Test
  void anAddedStatusFollowsThoseOfItsCategory() {
    StatusDefinition second =
        STATUSES.added(new NewStatus("waiting for parts", StatusCategory.ON_HOLD, null, null));
    assertThat(second)
        .isEqualTo(
            new StatusDefinition(new StatusLabel(402, "waiting for parts", "#828282"), 40, true));
    StatusDefinition first =
        STATUSES.added(new NewStatus("triage", StatusCategory.OPEN, "#abcdef", 5));
    assertThat(first)
        .isEqualTo(new StatusDefinition(new StatusLabel(101, "triage", "#abcdef"), 5, true));
  }

  @Test
  void activeStatusesHaveDifferentNames() {
    assertThat(STATUSES.refusalToAdd(named("in review")))
        .contains(new Refusal.StatusNameTaken("in review", IN_REVIEW.id()));
    assertThat(STATUSES.refusalToAdd(named("open")))
        .contains(new Refusal.StatusNameTaken("open", 1));
    assertThat(STATUSES.refusalToAdd(named("waiting for vendor"))).isEmpty();

    StatusDefinition retired = STATUSES.find(WAITING_FOR_VENDOR).orElseThrow();
    assertThat(change(retired, new StatusPatch("in review", null, null, null))).isEmpty();
    assertThat(change(retired, new StatusPatch("in review", null, null, true)))
        .contains(new Refusal.StatusNameTaken("in review", IN_REVIEW.id()));
    assertThat(change(retired, new StatusPatch(null, null, null, true))).isEmpty();
    StatusDefinition review = STATUSES.find(IN_REVIEW).orElseThrow();
    assertThat(change(review, new StatusPatch("open", null, null, null)))
        .contains(new Refusal.StatusNameTaken("open", 1));
    assertThat(change(review, new StatusPatch("in review", "#000000", 1, null))).isEmpty();
  }

  @Test
  void aDefaultStatusStaysActive() {
    for (Status status : Status.DEFAULTS) {
      StatusDefinition before = STATUSES.find(status).orElseThrow();
      assertThat(change(before, new StatusPatch(null, null, null, false)))
          .contains(new Refusal.DefaultStatusRetired(status.id()));
      assertThat(change(before, new StatusPatch("other", "#000000", 9, true))).isEmpty();
    }
    assertThat(
            change(
                STATUSES.find(IN_REVIEW).orElseThrow(), new StatusPatch(null, null, null, false)))
        .isEmpty();
  }

  @Test
  void theNumberOfStatusesIsLimited() {
    List<StatusDefinition> all = new ArrayList<>();
    Status.DEFAULTS.forEach(status -> all.add(StatusDefinition.standard(status)));
    while (all.size() < StatusCatalog.MAX_STATUSES) {
      NewStatus next = named("status " + all.size());
      StatusCatalog catalog = new StatusCatalog(all);
      assertThat(catalog.refusalToAdd(next)).isEmpty();
      all.add(catalog.added(next));
    }
    assertThat(new StatusCatalog(all).refusalToAdd(named("another")))
        .contains(new Refusal.TooManyStatuses(StatusCatalog.MAX_STATUSES));
    assertThat(all).extracting(StatusDefinition::status).doesNotHaveDuplicates();
  }

  @Test
  void aRequestGetsOnlyActiveStatuses() {
    assertThat(STATUSES.refusalToUse(IN_REVIEW)).isEmpty();
    assertThat(STATUSES.refusalToUse(WAITING_FOR_VENDOR))
        .hasValueSatisfying(
            refusal ->
                assertThat(refusal)
                    .isInstanceOfSatisfying(
                        Refusal.StatusNotAvailable.class,
                        it -> {
                          assertThat(it.retired()).isTrue();
                          assertThat(it.available())
                              .extracting(StatusLabel::id)
                              .containsExactly(1, 2, 3, 4, 5, 6, 201);
                        }));
    assertThat(STATUSES.refusalToUse(Status.of(699)))
        .hasValueSatisfying(
            refusal ->
                assertThat(refusal)
                    .isInstanceOfSatisfying(
                        Refusal.StatusNotAvailable.class,
                        it -> assertThat(it.retired()).isFalse()));
  }

  @Test
  void invalidFieldsAreRejected() {
    assertThatThrownBy(() -> named(" ")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new NewStatus("x", StatusCategory.OPEN, "red", null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("#2f80ed");
    assertThatThrownBy(() -> new StatusPatch(null, null, 0, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 to 9999");
  }

  private static NewStatus named(String name) {
    return new NewStatus(name, StatusCategory.OPEN, null, null);
  }

  private static Optional<Refusal> change(StatusDefinition before, StatusPatch patch) {
    return STATUSES.refusalToChange(before, patch.of(before));
  }
}
