package io.technicianviews.testkit.difference;

import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.query.CountQuery.AssigneeCounts;
import io.technicianviews.domain.query.CountQuery.UnitCounts;
import io.technicianviews.domain.query.PeopleQuery;
import io.technicianviews.domain.query.Query;
import io.technicianviews.domain.query.QueryResults;
import io.technicianviews.domain.query.RequestQuery.PageRows;
import io.technicianviews.domain.query.RequestQuery.RowsById;
import io.technicianviews.domain.time.DeskDay;
import io.technicianviews.domain.view.PageStart;
import io.technicianviews.domain.view.RequestFilter;
import io.technicianviews.domain.view.RequestType;
import io.technicianviews.domain.view.SeekPosition;
import io.technicianviews.domain.view.ViewCounts;
import io.technicianviews.testkit.ForwardingSnapshot;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Snapshots with one deliberate fault each. */
final class Mutants {

  private Mutants() {}

  static Snapshot midnightOfAnotherZone(Snapshot correct) {
    ZoneId otherZone = ZoneId.of("Asia/Kolkata");
    return with(
        correct,
        UnitCounts.class,
        counts ->
            correct.read(
                new UnitCounts(counts.unit(), new DeskDay(counts.day().date(), otherZone))));
  }

  static Snapshot countsWithoutRequestsWithoutUnit(Snapshot correct) {
    return with(
        correct,
        UnitCounts.class,
        counts -> counts.unit() == UnitScope.WITHOUT_UNIT ? ViewCounts.ZERO : correct.read(counts));
  }

  static Snapshot personalCountsWithoutRequestsWithoutUnit(Snapshot correct) {
    return with(
        correct,
        AssigneeCounts.class,
        counts -> {
          Map<Long, ViewCounts> byUnit = new HashMap<>(correct.read(counts));
          byUnit.remove(UnitScope.WITHOUT_UNIT);
          return byUnit;
        });
  }

  static Snapshot pagesOfAnyType(Snapshot correct) {
    return withFilter(
        correct,
        requestFilter ->
            new RequestFilter(
                requestFilter.view(),
                requestFilter.units(),
                requestFilter.technicianId(),
                RequestType.ALL,
                requestFilter.unreadOnly(),
                requestFilter.day()));
  }

  static Snapshot unreadPagesWithReadRequests(Snapshot correct) {
    return withFilter(
        correct,
        requestFilter ->
            new RequestFilter(
                requestFilter.view(),
                requestFilter.units(),
                requestFilter.view().isPersonal() ? requestFilter.technicianId() : null,
                requestFilter.type(),
                false,
                requestFilter.day()));
  }

  static Snapshot personalPagesWithinTheScope(Snapshot correct) {
    return withFilter(
        correct,
        requestFilter ->
            new RequestFilter(
                requestFilter.view(),
                requestFilter.technicianId() == null
                    ? requestFilter.units()
                    : requestFilter.units().intersect(scope(requestFilter.technician(), correct)),
                requestFilter.technicianId(),
                requestFilter.type(),
                requestFilter.unreadOnly(),
                requestFilter.day()));
  }

  private static UnitScope scope(long personId, Snapshot snapshot) {
    return snapshot.read(new PeopleQuery.PersonById(personId)).orElseThrow().scope();
  }

  static Snapshot rowsOrderedById(Snapshot correct) {
    return with(
        correct,
        RowsById.class,
        rows -> correct.read(new RowsById(rows.ids().stream().sorted().toList())));
  }

  static Snapshot pagesThatRepeatTheLastRow(Snapshot correct) {
    return with(
        correct,
        PageRows.class,
        page ->
            correct.read(
                new PageRows(page.filter(), page.order(), oneBefore(page.start()), page.limit())));
  }

  private static PageStart oneBefore(PageStart pageStart) {
    return switch (pageStart) {
      case PageStart.Offset offset -> offset;
      case PageStart.AfterPosition(SeekPosition(var values, long id)) ->
          new PageStart.AfterPosition(new SeekPosition(values, id + 1));
    };
  }

  private static Snapshot withFilter(Snapshot correct, UnaryOperator<RequestFilter> mutation) {
    return with(
        correct,
        PageRows.class,
        page ->
            correct.read(
                new PageRows(
                    mutation.apply(page.filter()), page.order(), page.start(), page.limit())));
  }

  private static <Q extends Query<V>, V> Snapshot with(
      Snapshot correct, Class<Q> kind, Function<Q, V> mutation) {
    return new ForwardingSnapshot(correct) {
      @Override
      public QueryResults read(Collection<? extends Query<?>> queries) {
        QueryResults results = super.read(queries);
        queries.stream()
            .filter(kind::isInstance)
            .map(kind::cast)
            .forEach(query -> results.put(query, mutation.apply(query)));
        return results;
      }
    };
  }
}
