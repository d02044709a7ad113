package io.technicianviews.application.internal.fetch;

import static io.technicianviews.testkit.TestRequest.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.application.internal.time.Deadline;
import io.technicianviews.domain.inmemory.InMemoryDesk;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.query.CacheableQuery;
import io.technicianviews.domain.query.CountQuery;
import io.technicianviews.domain.query.MessageQuery;
import io.technicianviews.domain.query.PeopleQuery;
import io.technicianviews.domain.query.Query;
import io.technicianviews.domain.query.QueryResults;
import io.technicianviews.domain.query.RequestQuery;
import io.technicianviews.domain.time.DeskDay;
import io.technicianviews.domain.view.PageStart;
import io.technicianviews.domain.view.RequestFilter;
import io.technicianviews.domain.view.RequestType;
import io.technicianviews.domain.view.View;
import io.technicianviews.testkit.ForwardingSnapshot;
import io.technicianviews.testkit.InMemoryDesks;
import io.technicianviews.testkit.TestDesk;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SnapshotResultsTest {

  private static final DeskDay TODAY = DeskDay.at(TestDesk.NOON, ZoneOffset.UTC);
  private static final RequestFilter UNSOLVED =
      new RequestFilter(View.ALL_UNSOLVED, UnitScope.ALL, null, RequestType.ALL, false, TODAY);
  private static final CacheableQuery<?> RIGHTS = new PeopleQuery.PersonById(1);
  private static final CacheableQuery<?> OWN = new CountQuery.AssigneeCounts(1, TODAY);

  @Test
  void fastQueriesShareARoundTrip() {
    List<Query<?>> queries = with(counts(100));

    assertThat(SnapshotResults.groups(queries))
        .singleElement()
        .satisfies(group -> assertThat(group).containsExactlyInAnyOrderElementsOf(queries));
  }

  @Test
  void totalCountIsReadInParallel() {
    CacheableQuery<?> total = new CountQuery.TotalCount(UNSOLVED);

    assertThat(SnapshotResults.groups(List.of(RIGHTS, total)))
        .containsExactly(List.of(total), List.of(RIGHTS));
  }

  @Test
  void noQueriesNeedNoRoundTrip() {
    assertThat(SnapshotResults.groups(List.of())).isEmpty();
  }

  @Test
  void readPositionsThatAreReadWithTheirPageAreNotReadAgain() {
    TestDesk desk = new TestDesk(InMemoryDesks.of(new InMemoryDesk(() -> TestDesk.NOON)));
    Person tom = desk.technician("Tom");
    long first = desk.request(request().message(desk.defaultRequester(), "?").readBy(tom, 1));
    long second = desk.request(request().message(desk.defaultRequester(), "?").readBy(tom, 1));
    RequestQuery.PageRows page =
        new RequestQuery.PageRows(UNSOLVED, View.ALL_UNSOLVED.order(), PageStart.FIRST, 9);
    List<Query<?>> read = new ArrayList<>();
    Snapshot snapshot =
        new ForwardingSnapshot(desk.ports().snapshots().open(TestDesk.TIMEOUT)) {
          @Override
          public QueryResults read(Collection<? extends Query<?>> queries) {
            read.addAll(queries);
            return super.read(queries);
          }
        };
    Deadline deadline = Deadline.in(TestDesk.TIMEOUT, System::nanoTime);
    try (ParallelFetch parts = new ParallelFetch(snapshot, deadline)) {
      SnapshotResults results = new SnapshotResults(parts, TODAY, TestDesk.NOON);
      results.read(List.of(page, new MessageQuery.PageReadPositions(tom.id(), page)));
      read.clear();

      assertThat(results.get(new MessageQuery.ReadPositions(tom.id(), List.of(first))))
          .isEqualTo(Map.of(first, 1));
      assertThat(results.get(new MessageQuery.ReadPositions(tom.id(), List.of(first, second))))
          .isEqualTo(Map.of(first, 1, second, 1));
      assertThat(read).isEmpty();

      List<MessageQuery.ReadPositions> others =
          List.of(
              new MessageQuery.ReadPositions(tom.id() + 1, List.of(first)),
              new MessageQuery.ReadPositions(tom.id(), List.of(first, second + 1)));
      others.forEach(results::get);
      assertThat(read).isEqualTo(others);
    }
  }

  private static List<CacheableQuery<?>> counts(int units) {
    return LongStream.range(0, units)
        .<CacheableQuery<?>>mapToObj(unit -> new CountQuery.UnitCounts(unit, TODAY))
        .toList();
  }

  private static List<Query<?>> with(List<CacheableQuery<?>> counts) {
    return Stream.<Query<?>>concat(Stream.of(RIGHTS, OWN), counts.stream()).toList();
  }
}
