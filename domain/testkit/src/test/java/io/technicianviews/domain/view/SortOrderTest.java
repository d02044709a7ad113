package io.technicianviews.domain.view;

import static io.technicianviews.testkit.TestDesk.NOON;
import static io.technicianviews.testkit.TestRequest.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.testkit.TestRequest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SortOrderTest {

  @Test
  void viewsHaveTheSpecifiedOrder() {
    assertOrder(SortKey.CREATED, View.UNASSIGNED, View.ALL_YOUR_REQUESTS);
    assertOrder(SortKey.CREATED, View.NEW_TODAY, View.ALL_TICKETS);
    assertOrder(SortKey.UPDATED, View.ALL_UNSOLVED, View.MY_UNSOLVED, View.RECENTLY_UPDATED);
    assertOrder(SortKey.UPDATED, View.PENDING_REQUESTER_RESPONSE, View.PENDING_SUBTASK);
    assertOrder(SortKey.UPDATED, View.IN_PROGRESS);
    assertOrder(SortKey.SOLVED, View.RECENTLY_SOLVED, View.ALL_SOLVED);
  }

  @Test
  void urgentRequestsAreOrderedByPriorityThenNewestFirst() {
    ServiceRequest high =
        requestWithId(1, request().priority(Priority.HIGH).created(NOON.plusSeconds(9)));
    ServiceRequest old = requestWithId(2, request().priority(Priority.CRITICAL));
    ServiceRequest recent =
        requestWithId(3, request().priority(Priority.CRITICAL).created(NOON.plusSeconds(1)));

    assertThat(sorted(View.URGENT_HIGH_PRIORITY.order(), high, old, recent))
        .containsExactly(recent, old, high);
  }

  @Test
  void tiesAreOrderedByDescendingIdInBothDirections() {
    ServiceRequest first = requestWithId(1, request());
    ServiceRequest second = requestWithId(2, request());

    for (SortKey key : SortKey.values()) {
      assertThat(sorted(SortOrder.ascending(key), first, second)).containsExactly(second, first);
      assertThat(sorted(SortOrder.descending(key), first, second)).containsExactly(second, first);
    }
  }

  @Test
  void missingValuesAreLastInBothDirections() {
    ServiceRequest never = requestWithId(9, request());
    ServiceRequest soon = requestWithId(1, request().due(NOON));
    ServiceRequest late = requestWithId(2, request().due(NOON.plusNanos(1000)));

    assertThat(sorted(SortOrder.ascending(SortKey.DUE_DATE), never, late, soon))
        .containsExactly(soon, late, never);
    assertThat(sorted(SortOrder.descending(SortKey.DUE_DATE), never, soon, late))
        .containsExactly(late, soon, never);
  }

  @Test
  void unsolvedRequestsAreLastWhenOrderedBySolved() {
    ServiceRequest unsolved = requestWithId(9, request());
    ServiceRequest solved = requestWithId(1, request().solved(NOON));

    assertThat(sorted(View.ALL_SOLVED.order(), unsolved, solved)).containsExactly(solved, unsolved);
  }

  @Test
  void ascendingPriorityIsMostUrgentFirst() {
    ServiceRequest low = requestWithId(2, request().priority(Priority.LOW));
    ServiceRequest critical = requestWithId(1, request().priority(Priority.CRITICAL));

    assertThat(sorted(SortOrder.ascending(SortKey.PRIORITY), low, critical))
        .containsExactly(critical, low);
    assertThat(sorted(SortOrder.descending(SortKey.PRIORITY), critical, low))
        .containsExactly(low, critical);
  }

  @Test
  void rowsAfterAPositionAreThoseSortedAfterIt() {
    List<ServiceRequest> all =
        List.of(
            requestWithId(1, request()),
            requestWithId(2, request()),
            requestWithId(3, request().due(NOON)),
            requestWithId(4, request().due(NOON).priority(Priority.HIGH)),
            requestWithId(5, request().due(NOON.plusSeconds(1)).created(NOON.plusSeconds(1))),
            requestWithId(6, request().updated(NOON.plusSeconds(2)).solved(NOON)));
    for (SortOrder sortOrder : orders()) {
      for (ServiceRequest one : all) {
        for (ServiceRequest other : all) {
          assertThat(sortOrder.isAfter(sortOrder.positionOf(one), other))
              .as("%s: %s behind %s", sortOrder, other, one)
              .isEqualTo(sortOrder.comparator().compare(other, one) > 0);
        }
      }
    }
  }

  private static List<SortOrder> orders() {
    return Stream.concat(
            Stream.of(SortKey.values())
                .flatMap(key -> Stream.of(SortOrder.ascending(key), SortOrder.descending(key))),
            Stream.of(View.values()).map(View::order))
        .toList();
  }

  @Test
  void aPositionHasAValueForEachSortField() {
    ServiceRequest one = requestWithId(1, request());
    assertThat(SortOrder.MOST_URGENT.accepts(SortOrder.MOST_URGENT.positionOf(one))).isTrue();
    assertThat(SortOrder.MOST_URGENT.accepts(SortOrder.NEWEST_CREATED.positionOf(one))).isFalse();
    assertThatThrownBy(() -> new SeekPosition(List.of(), 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new PageStart.Offset(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anEmptyOrderIsRejected() {
    assertThatThrownBy(() -> new SortOrder(List.of())).isInstanceOf(IllegalArgumentException.class);
  }

  private static void assertOrder(SortKey newestFirst, View... views) {
    assertThat(views).allMatch(view -> view.order().equals(SortOrder.descending(newestFirst)));
  }

  private static ServiceRequest requestWithId(long id, TestRequest request) {
    return request.build(id, 1);
  }

  private static List<ServiceRequest> sorted(SortOrder sortOrder, ServiceRequest... requests) {
    return Stream.of(requests).sorted(sortOrder.comparator()).toList();
  }
}
