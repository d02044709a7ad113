package io.technicianviews.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.technicianviews.application.page.Cursor;
import io.technicianviews.application.page.PageByCursor;
import io.technicianviews.application.page.PageByNumber;
import io.technicianviews.application.view.ViewFilter;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.view.PageStart;
import io.technicianviews.domain.view.RequestType;
import io.technicianviews.domain.view.SeekPosition;
import io.technicianviews.domain.view.SortKey;
import io.technicianviews.domain.view.SortOrder;
import io.technicianviews.domain.view.View;
import io.technicianviews.domain.view.ViewId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ViewQueryTest {

  @Test
  void defaultQueryIsTheFirstPageWithoutFilters() {
    for (View view : View.values()) {
      assertThat(ViewQuery.of(view))
          .isEqualTo(new ViewQuery(view, ViewFilter.NONE, view.order(), new PageByNumber(1, 20)));
      assertThat(ViewQuery.of(view).units()).isEqualTo(UnitScope.ALL);
      assertThat(ViewQuery.of(view).type()).isEqualTo(RequestType.ALL);
    }
  }

  @Test
  void tagsAreNormalizedAndLimited() {
    assertThat(ViewFilter.NONE.tags(" VPN", "vpn", "Mail").tags()).containsExactly("mail", "vpn");
    assertThat(ViewFilter.NONE.tags("vpn").tags(List.of()).tags()).isEmpty();
    assertThatThrownBy(() -> ViewFilter.NONE.tags("two words"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must contain no white space");
    List<String> many =
        IntStream.rangeClosed(0, ViewFilter.MAX_TAGS).mapToObj(i -> "t" + i).toList();
    assertThatThrownBy(() -> ViewFilter.NONE.tags(many))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at most 20 tags");
  }

  @Test
  void rejectsUnreadTagsAndAnotherOrderForOtherViews() {
    SortOrder sortOrder = SortOrder.ascending(SortKey.DUE_DATE);
    for (View view : View.values()) {
      ViewQuery query = ViewQuery.of(view);
      if (view.isUnsolvedOnly()) {
        assertThat(query.unreadOnly(true).order(sortOrder).order()).isEqualTo(sortOrder);
      } else {
        assertThatThrownBy(() -> query.unreadOnly(true))
            .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> query.tags("vpn")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> query.order(sortOrder))
            .isInstanceOf(IllegalArgumentException.class);
      }
    }
  }

  @Test
  void rejectsTheCursorOfAnotherList() {
    SeekPosition seekPosition = new SeekPosition(List.of(1L), 1);
    View view = View.ALL_UNSOLVED;
    SortOrder byDue = SortOrder.ascending(SortKey.DUE_DATE);
    Cursor own = new Cursor(view, view.order(), seekPosition);
    assertThat(ViewQuery.of(view).paging(new PageByCursor(own, 9)).pageRequest().start())
        .isEqualTo(new PageStart.AfterPosition(seekPosition));
    for (Cursor other :
        List.of(
            new Cursor(view, byDue, seekPosition),
            new Cursor(View.UNASSIGNED, view.order(), seekPosition),
            new Cursor((ViewId) null, view.order(), seekPosition))) {
      assertThatThrownBy(() -> ViewQuery.of(view).paging(new PageByCursor(other, 9)))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> ViewQuery.of(view).paging(new PageByCursor(own, 9)).order(byDue))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new PageByCursor(own, 101))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Cursor(view, View.URGENT_HIGH_PRIORITY.order(), seekPosition))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void pagesStartAt1AndHoldUpTo100() {
    assertThat(new PageByNumber(3, 100).offset()).isEqualTo(200);
    assertThat(new PageByNumber(Integer.MAX_VALUE, 100).offset()).isEqualTo(214_748_364_600L);
    assertThatThrownBy(() -> new PageByNumber(0, 20)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new PageByNumber(1, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new PageByNumber(1, 101)).isInstanceOf(IllegalArgumentException.class);
  }
}
