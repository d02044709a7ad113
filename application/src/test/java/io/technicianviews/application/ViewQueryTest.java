package io.technicianviews.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.technicianviews.domain.people.Units;
import io.technicianviews.domain.view.Order;
import io.technicianviews.domain.view.Position;
import io.technicianviews.domain.view.SortKey;
import io.technicianviews.domain.view.Start;
import io.technicianviews.domain.view.TicketType;
import io.technicianviews.domain.view.View;
import java.util.List;
import org.junit.jupiter.api.Test;

class ViewQueryTest {

  @Test
  void aViewAsItIsIsTheFirstPageOfAllOfItInItsOrder() {
    for (View view : View.values()) {
      assertThat(ViewQuery.of(view))
          .isEqualTo(
              new ViewQuery(
                  view, Units.ALL, TicketType.ALL, false, view.order(), new Paging(1, 20)));
    }
  }

  @Test
  void unreadAndAnotherOrderAreForViewsOfUnsolvedRequestsOnly() {
    Order order = Order.ascending(SortKey.DUE_DATE);
    for (View view : View.values()) {
      ViewQuery query = ViewQuery.of(view);
      if (view.isUnsolvedOnly()) {
        assertThat(query.unreadOnly(true).order(order).order()).isEqualTo(order);
      } else {
        assertThatThrownBy(() -> query.unreadOnly(true))
            .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> query.order(order)).isInstanceOf(IllegalArgumentException.class);
      }
    }
  }

  @Test
  void aViewGoesOnFromItsOwnCursorOnly() {
    Position position = new Position(List.of(1L), 1);
    View view = View.ALL_UNSOLVED;
    Order byDue = Order.ascending(SortKey.DUE_DATE);
    Cursor own = new Cursor(view, view.order(), position);
    assertThat(ViewQuery.of(view).paging(new Following(own, 9)).stretch().start())
        .isEqualTo(new Start.After(position));
    for (Cursor other :
        List.of(
            new Cursor(view, byDue, position),
            new Cursor(View.UNASSIGNED, view.order(), position),
            new Cursor(null, view.order(), position))) {
      assertThatThrownBy(() -> ViewQuery.of(view).paging(new Following(other, 9)))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> ViewQuery.of(view).paging(new Following(own, 9)).order(byDue))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Following(own, 101)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Cursor(view, View.URGENT_HIGH_PRIORITY.order(), position))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void pagesStartAt1AndHoldUpTo100() {
    assertThat(new Paging(3, 100).offset()).isEqualTo(200);
    assertThat(new Paging(Integer.MAX_VALUE, 100).offset()).isEqualTo(214_748_364_600L);
    assertThatThrownBy(() -> new Paging(0, 20)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Paging(1, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Paging(1, 101)).isInstanceOf(IllegalArgumentException.class);
  }
}
