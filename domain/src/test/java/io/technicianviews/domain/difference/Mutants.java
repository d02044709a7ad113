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

/** Desks that are wrong in one way. */
final class Mutants {

  private Mutants() {}

  static Snapshot midnightOfAnotherZone(Snapshot right) {
    return counting(
        right,
        counts ->
            new ForwardingCounts(counts) {
              @Override
              public Map<Long, ViewCounts> visible(UnitScope unitScope, DeskDay day) {
                ZoneId elsewhere = ZoneId.of("Asia/Kolkata");
                return super.visible(unitScope, new DeskDay(day.date(), elsewhere));
              }
            });
  }

  static Snapshot personalCountsThatHeedNoNarrowing(Snapshot right) {
    return counting(
        right,
        counts ->
            new ForwardingCounts(counts) {
              @Override
              public Map<Long, ViewCounts> mine(
                  long technicianId, UnitScope unitScope, DeskDay day) {
                return super.mine(technicianId, UnitScope.ALL, day);
              }
            });
  }

  static Snapshot countsThatLackWhatHasNoUnit(Snapshot right) {
    return counting(
        right,
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

  static Snapshot pagesOfAnyType(Snapshot right) {
    return selecting(
        right,
        requestFilter ->
            new RequestFilter(
                requestFilter.view(),
                requestFilter.units(),
                requestFilter.technicianId(),
                RequestType.ALL,
                requestFilter.unreadOnly(),
                requestFilter.day()));
  }

  static Snapshot pagesOfWhatWasReadToo(Snapshot right) {
    return selecting(
        right,
        requestFilter ->
            new RequestFilter(
                requestFilter.view(),
                requestFilter.units(),
                requestFilter.view().isPersonal() ? requestFilter.technicianId() : null,
                requestFilter.type(),
                false,
                requestFilter.day()));
  }

  static Snapshot personalPagesWithinTheScope(Snapshot right) {
    return selecting(
        right,
        requestFilter ->
            new RequestFilter(
                requestFilter.view(),
                requestFilter.technicianId() == null
                    ? requestFilter.units()
                    : requestFilter.units().intersect(scope(requestFilter.technician(), right)),
                requestFilter.technicianId(),
                requestFilter.type(),
                requestFilter.unreadOnly(),
                requestFilter.day()));
  }

  private static UnitScope scope(long personId, Snapshot snapshot) {
    return snapshot.people().find(personId).orElseThrow().scope();
  }

  static Snapshot rowsInTheOrderOfTheirIds(Snapshot right) {
    return requesting(
        right,
        requests ->
            new ForwardingRequests(requests) {
              @Override
              public List<RequestSummary> summaries(List<Long> ids) {
                return super.summaries(ids.stream().sorted().toList());
              }
            });
  }

  static Snapshot pagesThatRepeatTheRowTheyGoOnFrom(Snapshot right) {
    return requesting(
        right,
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

  private static Snapshot selecting(Snapshot right, UnaryOperator<RequestFilter> wrong) {
    return requesting(
        right,
        requests ->
            new ForwardingRequests(requests) {
              @Override
              public List<RequestSummary> page(
                  RequestFilter requestFilter,
                  SortOrder sortOrder,
                  PageStart pageStart,
                  int limit) {
                return super.page(wrong.apply(requestFilter), sortOrder, pageStart, limit);
              }
            });
  }

  private static Snapshot requesting(Snapshot right, UnaryOperator<RequestQueries> wrong) {
    return new ForwardingSnapshot(right) {
      @Override
      public RequestQueries requests() {
        return wrong.apply(super.requests());
      }
    };
  }

  private static Snapshot counting(Snapshot right, UnaryOperator<CountQueries> wrong) {
    return new ForwardingSnapshot(right) {
      @Override
      public CountQueries counts() {
        return wrong.apply(super.counts());
      }
    };
  }
}
