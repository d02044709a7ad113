package io.technicianviews.application;

import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Units;
import io.technicianviews.domain.port.CountQueries;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.request.RequestSummary;
import io.technicianviews.domain.request.Ticket;
import io.technicianviews.domain.view.DeskDay;
import io.technicianviews.domain.view.Selection;
import io.technicianviews.domain.view.TicketType;
import io.technicianviews.domain.view.View;
import io.technicianviews.domain.view.ViewCounts;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The queues of a technician, and how many requests are in each. Thread-safe. */
public final class TechnicianViewQueries {

  private static final int DEEP = 1000;

  private final Reading reading;
  private final ZoneId zone;

  TechnicianViewQueries(Reading reading, ZoneId zone) {
    this.reading = reading;
    this.zone = zone;
  }

  /** A page of a view with the counts of all views, read at the same time from one snapshot. */
  public Answer<ViewPage> page(long personId, ViewQuery query) {
    return reading.asTechnician(personId, (technician, parts) -> page(technician, query, parts));
  }

  /** The counts of all views, and those of one by type. No request is read for it. */
  public Answer<ViewNumbers> counts(long personId, View view, Units units) {
    return reading.asTechnician(
        personId,
        (technician, parts) -> {
          ViewCounts counts = counts(technician, units, parts);
          return new ViewNumbers(counts, counts.of(view), parts.snapshot().asOf());
        });
  }

  /**
   * How one view's count is made up from business units: one entry for each in the technician's
   * scope, zeros too, and in personal views also for others in which he has a request.
   */
  public Answer<BusinessUnitCounts> businessUnitCounts(long personId, View view) {
    return reading.asTechnician(
        personId, (technician, parts) -> businessUnitCounts(technician, view, parts.snapshot()));
  }

  private ViewPage page(Person technician, ViewQuery query, Parts parts) {
    Snapshot snapshot = parts.snapshot();
    Selection selection =
        new Selection(
            query.view(),
            technician,
            query.units(),
            query.type(),
            query.unreadOnly(),
            day(snapshot));
    var counts = parts.fetch(() -> counts(technician, query.units(), parts));
    var total = parts.fetch(() -> total(selection, counts, snapshot));
    var rows = parts.fetch(() -> rows(selection, query, total, parts));

    ViewCounts all = counts.get();
    return new ViewPage(
        rows.get(), all, all.of(query.view()), total.get(), query.paging(), snapshot.asOf());
  }

  private static long total(Selection selection, Part<ViewCounts> counts, Snapshot snapshot) {
    return selection.unreadOnly()
        ? snapshot.counts().count(selection)
        : counts.get().of(selection.view()).of(selection.type());
  }

  /**
   * The rows of the page. What may not be there is looked for only once it is known to be: a page
   * far behind the end, or of a type that the view has none of, would cost a walk through all that
   * is before it.
   */
  private static List<Ticket> rows(
      Selection selection, ViewQuery query, Part<Long> total, Parts parts) {
    Paging paging = query.paging();
    boolean doubtful = paging.offset() > DEEP || query.type() != TicketType.ALL;
    if (doubtful && paging.offset() >= total.get()) {
      return List.of();
    }
    List<RequestSummary> rows =
        parts
            .snapshot()
            .requests()
            .page(selection, query.order(), paging.offset(), paging.perPage());
    return Tickets.of(rows, selection.technician(), parts);
  }

  private ViewCounts counts(Person technician, Units narrowing, Parts parts) {
    CountQueries queries = parts.snapshot().counts();
    DeskDay day = day(parts.snapshot());
    var visible = parts.fetch(() -> queries.visible(technician.scope().intersect(narrowing), day));
    var mine = parts.fetch(() -> queries.mine(technician.id(), narrowing, day));
    return sum(visible.get().values()).plus(sum(mine.get().values()));
  }

  private BusinessUnitCounts businessUnitCounts(Person technician, View view, Snapshot snapshot) {
    Selection selection =
        new Selection(view, technician, Units.ALL, TicketType.ALL, false, day(snapshot));
    Map<Long, ViewCounts> counts =
        view.isPersonal()
            ? snapshot.counts().mine(technician.id(), selection.units(), selection.day())
            : snapshot.counts().visible(selection.units(), selection.day());
    List<BusinessUnitCounts.Entry> entries =
        listed(technician, counts, view, snapshot).stream()
            .map(unit -> entry(unit, count(counts, unit.id(), view)))
            .toList();
    return new BusinessUnitCounts(
        entries,
        count(counts, Units.WITHOUT_UNIT, view),
        sum(counts.values()).of(view).all(),
        snapshot.asOf());
  }

  private static List<BusinessUnit> listed(
      Person technician, Map<Long, ViewCounts> counts, View view, Snapshot snapshot) {
    return switch (technician.scope()) {
      case Units.All all -> snapshot.people().businessUnits(all);
      case Units.Only(var inScope) -> {
        var listed = new TreeSet<>(inScope);
        counts.keySet().stream().filter(unit -> count(counts, unit, view) > 0).forEach(listed::add);
        yield snapshot.people().businessUnits(Units.only(listed));
      }
    };
  }

  private static BusinessUnitCounts.Entry entry(BusinessUnit unit, long count) {
    return new BusinessUnitCounts.Entry(unit.id(), unit.name(), count);
  }

  private static long count(Map<Long, ViewCounts> counts, long unit, View view) {
    return counts.getOrDefault(unit, ViewCounts.ZERO).of(view).all();
  }

  private static ViewCounts sum(Collection<ViewCounts> counts) {
    return counts.stream().reduce(ViewCounts.ZERO, ViewCounts::plus);
  }

  private DeskDay day(Snapshot snapshot) {
    return DeskDay.at(snapshot.asOf(), zone);
  }
}
