package io.technicianviews.domain.difference;

import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.port.CountQueries;
import io.technicianviews.domain.port.ForwardingCounts;
import io.technicianviews.domain.port.ForwardingRequests;
import io.technicianviews.domain.port.ForwardingSnapshot;
import io.technicianviews.domain.port.RequestQueries;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.request.RequestSummary;
import io.technicianviews.domain.view.DeskDay;
import io.technicianviews.domain.view.PageStart;
import io.technicianviews.domain.view.RequestFilter;
import io.technicianviews.domain.view.RequestType;
import io.technicianviews.domain.view.SeekPosition;
import io.technicianviews.domain.view.SortOrder;
import io.technicianviews.domain.view.ViewCounts;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Snapshots with one deliberate mistake each. */
final class Mutants {

  private Mutants() {}

  static Snapshot midnightOfAnotherZone(Snapshot correct) {
    return withCounts(
        correct,
        counts ->
            new ForwardingCounts(counts) {
              @Override
              public Map<Long, ViewCounts> visible(UnitScope unitScope, DeskDay day) {
                ZoneId otherZone = ZoneId.of("Asia/Kolkata");
                return super.visible(unitScope, new DeskDay(day.date(), otherZone));
              }
            });
  }

  static Snapshot personalCountsWithoutNarrowing(Snapshot correct) {
    return withCounts(
        correct,
        counts ->
            new ForwardingCounts(counts) {
              @Override
              public Map<Long, ViewCounts> mine(
                  long technicianId, UnitScope unitScope, DeskDay day) {
                return super.mine(technicianId, UnitScope.ALL, day);
              }
            });
  }

  static Snapshot countsWithoutRequestsWithoutUnit(Snapshot correct) {
    return withCounts(
        correct,
        counts ->
            new ForwardingCounts(counts) {
              @Override
              public Map<Long, ViewCounts> visible(UnitScope unitScope, DeskDay day) {
                Map<Long, ViewCounts> found = super.visible(unitScope, day);
                found.remove(UnitScope.WITHOUT_UNIT);
                return found;
              }
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
    return snapshot.people().find(personId).orElseThrow().scope();
  }

  static Snapshot rowsOrderedById(Snapshot correct) {
    return withRequests(
        correct,
        requests ->
            new ForwardingRequests(requests) {
              @Override
              public List<RequestSummary> summaries(List<Long> ids) {
                return super.summaries(ids.stream().sorted().toList());
              }
            });
  }

  static Snapshot pagesThatRepeatTheLastRow(Snapshot correct) {
    return withRequests(
        correct,
        requests ->
            new ForwardingRequests(requests) {
              @Override
              public List<RequestSummary> page(
                  RequestFilter requestFilter,
                  SortOrder sortOrder,
                  PageStart pageStart,
                  int limit) {
                return super.page(requestFilter, sortOrder, oneBefore(pageStart), limit);
              }
            });
  }

  private static PageStart oneBefore(PageStart pageStart) {
    return switch (pageStart) {
      case PageStart.Offset offset -> offset;
      case PageStart.AfterPosition(SeekPosition(var values, long id)) ->
          new PageStart.AfterPosition(new SeekPosition(values, id + 1));
    };
  }

  private static Snapshot withFilter(Snapshot correct, UnaryOperator<RequestFilter> mutation) {
    return withRequests(
        correct,
        requests ->
            new ForwardingRequests(requests) {
              @Override
              public List<RequestSummary> page(
                  RequestFilter requestFilter,
                  SortOrder sortOrder,
                  PageStart pageStart,
                  int limit) {
                return super.page(mutation.apply(requestFilter), sortOrder, pageStart, limit);
              }
            });
  }

  private static Snapshot withRequests(Snapshot correct, UnaryOperator<RequestQueries> mutation) {
    return new ForwardingSnapshot(correct) {
      @Override
      public RequestQueries requests() {
        return mutation.apply(super.requests());
      }
    };
  }

  private static Snapshot withCounts(Snapshot correct, UnaryOperator<CountQueries> mutation) {
    return new ForwardingSnapshot(correct) {
      @Override
      public CountQueries counts() {
        return mutation.apply(super.counts());
      }
    };
  }
}
