package io.technicianviews.application.internal.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.query.CacheableQuery;
import io.technicianviews.domain.query.CountQuery;
import io.technicianviews.domain.query.PeopleQuery;
import io.technicianviews.domain.time.DeskDay;
import io.technicianviews.domain.view.RequestFilter;
import io.technicianviews.domain.view.RequestType;
import io.technicianviews.domain.view.View;
import io.technicianviews.testkit.TestDesk;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SnapshotResultsTest {

  private static final DeskDay TODAY = DeskDay.at(TestDesk.NOON, ZoneOffset.UTC);
  private static final CacheableQuery<?> RIGHTS = new PeopleQuery.PersonById(1);
  private static final CacheableQuery<?> OWN = new CountQuery.AssigneeCounts(1, TODAY);

  @Test
  void fastQueriesShareARoundTrip() {
    List<CacheableQuery<?>> cacheableQueries = with(counts(100));

    assertThat(SnapshotResults.groups(cacheableQueries))
        .singleElement()
        .satisfies(
            group -> assertThat(group).containsExactlyInAnyOrderElementsOf(cacheableQueries));
  }

  @Test
  void totalCountIsReadInParallel() {
    CacheableQuery<?> total =
        new CountQuery.TotalCount(
            new RequestFilter(
                View.ALL_UNSOLVED, UnitScope.ALL, null, RequestType.ALL, false, TODAY));

    assertThat(SnapshotResults.groups(List.of(RIGHTS, total)))
        .containsExactly(List.of(total), List.of(RIGHTS));
  }

  @Test
  void noQueriesNeedNoRoundTrip() {
    assertThat(SnapshotResults.groups(List.of())).isEmpty();
  }

  private static List<CacheableQuery<?>> counts(int units) {
    return LongStream.range(0, units)
        .<CacheableQuery<?>>mapToObj(unit -> new CountQuery.UnitCounts(unit, TODAY))
        .toList();
  }

  private static List<CacheableQuery<?>> with(List<CacheableQuery<?>> counts) {
    return Stream.concat(Stream.of(RIGHTS, OWN), counts.stream()).toList();
  }
}
