package io.technicianviews.domain.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ViewNamesTest {

  @Test
  void viewNamesMatchTheApi() {
    assertThat(Arrays.stream(View.values()).map(View::wireName))
        .containsExactly(
            "unassigned",
            "all_unsolved",
            "my_unsolved",
            "recently_updated",
            "recently_solved",
            "all_your_requests",
            "urgent_high_priority",
            "pending_requester_response",
            "pending_subtask",
            "new_today",
            "in_progress",
            "all_tickets",
            "all_solved");
  }

  @Test
  void aViewIsFoundByItsExactName() {
    for (View view : View.values()) {
      assertThat(View.named(view.wireName())).contains(view);
    }
    assertThat(View.named("ALL_UNSOLVED")).isEmpty();
    assertThat(View.named("allUnsolved")).isEmpty();
  }

  @Test
  void twoViewsArePersonal() {
    assertThat(View.of(ViewScope.MINE)).containsExactly(View.MY_UNSOLVED, View.ALL_YOUR_REQUESTS);
    assertThat(View.of(ViewScope.VISIBLE)).hasSize(11).noneMatch(View::isPersonal);
  }
}
