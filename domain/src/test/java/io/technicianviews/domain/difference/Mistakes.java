package io.technicianviews.domain.difference;

import io.technicianviews.domain.people.Units;
import io.technicianviews.domain.port.CountQueries;
import io.technicianviews.domain.port.ForwardingCounts;
import io.technicianviews.domain.port.ForwardingRequests;
import io.technicianviews.domain.port.ForwardingSnapshot;
import io.technicianviews.domain.port.RequestQueries;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.request.RequestSummary;
import io.technicianviews.domain.view.DeskDay;
import io.technicianviews.domain.view.Order;
import io.technicianviews.domain.view.Position;
import io.technicianviews.domain.view.Selection;
import io.technicianviews.domain.view.Start;
import io.technicianviews.domain.view.TicketType;
import io.technicianviews.domain.view.ViewCounts;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Desks that are wrong in one way. */
final class Mistakes {

  private Mistakes() {}

  static Snapshot midnightOfAnotherZone(Snapshot right) {
    return counting(
        right,
        counts ->
            new ForwardingCounts(counts) {
              @Override
              public Map<Long, ViewCounts> visible(Units units, DeskDay day) {
                ZoneId elsewhere = ZoneId.of("Asia/Kolkata");
                return super.visible(units, new DeskDay(day.date(), elsewhere));
              }
            });
  }

  static Snapshot personalCountsThatHeedNoNarrowing(Snapshot right) {
    return counting(
        right,
        counts ->
            new ForwardingCounts(counts) {
              @Override
              public Map<Long, ViewCounts> mine(long technicianId, Units units, DeskDay day) {
                return super.mine(technicianId, Units.ALL, day);
              }
            });
  }

  static Snapshot countsThatLackWhatHasNoUnit(Snapshot right) {
    return counting(
        right,
        counts ->
            new ForwardingCounts(counts) {
              @Override
              public Map<Long, ViewCounts> visible(Units units, DeskDay day) {
                Map<Long, ViewCounts> found = super.visible(units, day);
                found.remove(Units.WITHOUT_UNIT);
                return found;
              }
            });
  }

  static Snapshot pagesOfAnyType(Snapshot right) {
    return selecting(
        right,
        selection ->
            new Selection(
                selection.view(),
                selection.units(),
                selection.technicianId(),
                TicketType.ALL,
                selection.unreadOnly(),
                selection.day()));
  }

  static Snapshot pagesOfWhatWasReadToo(Snapshot right) {
    return selecting(
        right,
        selection ->
            new Selection(
                selection.view(),
                selection.units(),
                selection.view().isPersonal() ? selection.technicianId() : null,
                selection.type(),
                false,
                selection.day()));
  }

  static Snapshot personalPagesWithinTheScope(Snapshot right) {
    return selecting(
        right,
        selection ->
            new Selection(
                selection.view(),
                selection.technicianId() == null
                    ? selection.units()
                    : selection.units().intersect(scope(selection.technician(), right)),
                selection.technicianId(),
                selection.type(),
                selection.unreadOnly(),
                selection.day()));
  }

  private static Units scope(long personId, Snapshot snapshot) {
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
                  Selection selection, Order order, Start start, int limit) {
                return super.page(selection, order, oneBefore(start), limit);
              }
            });
  }

  private static Start oneBefore(Start start) {
    return switch (start) {
      case Start.Skipping skipping -> skipping;
      case Start.After(Position(var values, long id)) ->
          new Start.After(new Position(values, id + 1));
    };
  }

  private static Snapshot selecting(Snapshot right, UnaryOperator<Selection> wrong) {
    return requesting(
        right,
        requests ->
            new ForwardingRequests(requests) {
              @Override
              public List<RequestSummary> page(
                  Selection selection, Order order, Start start, int limit) {
                return super.page(wrong.apply(selection), order, start, limit);
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
