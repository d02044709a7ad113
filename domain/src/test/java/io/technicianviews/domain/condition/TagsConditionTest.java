package io.technicianviews.domain.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.technicianviews.domain.condition.RequestCondition.TagsCondition;
import io.technicianviews.domain.request.RequestState;
import io.technicianviews.domain.request.ServiceRequest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TagsConditionTest {

  private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
  private static final Viewer VIEWER = new Viewer(1, NOON, ZoneOffset.UTC);

  @Test
  void aRequestWithAnyOfTheTagsMeetsTheCondition() {
    TagsCondition any = new TagsCondition(Operator.IS, tags("VPN", "mail"));
    assertThat(any.tags()).containsExactly("mail", "vpn");
    assertThat(isMet(any, "vpn", "fax")).isTrue();
    assertThat(isMet(any, "fax")).isFalse();
    assertThat(isMet(any)).isFalse();
  }

  @Test
  void aRequestWithNoneOfTheTagsMeetsTheOppositeCondition() {
    TagsCondition none = new TagsCondition(Operator.IS_NOT, tags("vpn", "mail"));
    assertThat(isMet(none, "vpn", "fax")).isFalse();
    assertThat(isMet(none, "fax")).isTrue();
    assertThat(isMet(none)).isTrue();
  }

  @Test
  void aConditionHasOneToFiftyTags() {
    SortedSet<String> fifty = new TreeSet<>(IntStream.range(0, 50).mapToObj(i -> "t" + i).toList());
    assertThat(new TagsCondition(Operator.IS, fifty).tags()).hasSize(50);
    fifty.add("more");
    assertThatThrownBy(() -> new TagsCondition(Operator.IS, fifty))
        .hasMessageContaining("1 to 50 values");
    assertThatThrownBy(() -> new TagsCondition(Operator.IS, tags()))
        .hasMessageContaining("1 to 50 values");
    assertThatThrownBy(() -> new TagsCondition(Operator.IS, tags("a b")))
        .hasMessageContaining("white space");
  }

  @Test
  void onlyViewsOfUnsolvedRequestsHaveTheCondition() {
    Conditions conditions = Conditions.all(new TagsCondition(Operator.IS, tags("vpn")));
    assertThat(conditions.countMethod()).isEmpty();
  }

  private static boolean isMet(TagsCondition condition, String... tags) {
    ServiceRequest request = ServiceRequest.opened(1, "Printer", 2, NOON);
    RequestState tagged = request.state().withTags(tags(tags));
    UnsolvedRequest unsolved =
        UnsolvedRequest.of(request.withState(tagged), 0, Set.of(UnsolvedField.TAGS));
    boolean met = condition.isMetBy(new RequestFacts(unsolved, 0), VIEWER);
    assertThat(condition.isMetBy(new StateFacts(tagged), VIEWER)).isEqualTo(met);
    return met;
  }

  private static SortedSet<String> tags(String... names) {
    return new TreeSet<>(List.of(names));
  }
}
