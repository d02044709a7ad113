package io.technicianviews.application;

import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Units;
import io.technicianviews.domain.port.Fact;
import io.technicianviews.domain.request.ListStretch;
import io.technicianviews.domain.request.RequestSummary;
import io.technicianviews.domain.request.Ticket;
import io.technicianviews.domain.view.Selection;
import io.technicianviews.domain.view.Start;
import io.technicianviews.domain.view.TicketType;
import io.technicianviews.domain.view.TypeCounts;
import io.technicianviews.domain.view.View;
import io.technicianviews.domain.view.ViewCounts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The queues of a technician, and how many requests are in each. Thread-safe. */
public final class TechnicianViewQueries {

  private static final int DEEP = 1000;

  private record CountsQuery(View view, Units units) {}

  private record BusinessUnitCountsQuery(View view) {}

  private final Composing composing;

  TechnicianViewQueries(Composing composing) {
    this.composing = composing;
  }

  /** A page of a view with the counts of all views, all of one state of the desk. */
  public Answer<ViewPage> page(long personId, ViewQuery query) {
    return composing.asTechnician(
        personId, query, (technician, facts) -> page(technician, query, facts));
  }

  /** The counts of all views, and those of one by type. No request is read for it. */
  public Answer<ViewNumbers> counts(long personId, View view, Units units) {
    return composing.asTechnician(
        personId,
        new CountsQuery(view, units),
        (technician, facts) -> {
          CountFacts from = CountFacts.of(technician, units, facts);
          facts.fetch(from.all());
          ViewCounts counts = from.sum(facts);
          return asOf -> new ViewNumbers(counts, counts.of(view), asOf);
        });
  }

  /**
   * How one view's count is made up from business units: one entry for each in the technician's
   * scope, zeros too, and in personal views also for others in which he has a request.
   */
  public Answer<BusinessUnitCounts> businessUnitCounts(long personId, View view) {
    return composing.asTechnician(
        personId,
        new BusinessUnitCountsQuery(view),
        (technician, facts) -> businessUnitCounts(technician, view, facts));
  }

  private static Composing.Draft<ViewPage> page(Person technician, ViewQuery query, Facts facts) {
    Selection selection =
        Selection.of(
            query.view(), technician, query.units(), query.type(), query.unreadOnly(), facts.day());
    Stretch stretch = query.stretch();
    Fact.Rows rows = new Fact.Rows(selection, query.order(), stretch.start(), stretch.perPage());
    long skipped = stretch.start() instanceof Start.Skipping(long passed) ? passed : 0;
    boolean doubtful = skipped > DEEP || query.type() != TicketType.ALL;
    CountFacts counted = CountFacts.of(technician, query.units(), facts);
    List<Fact<?>> wanted = new ArrayList<>(counted.all());
    if (query.unreadOnly()) {
      wanted.add(new Fact.Total(selection));
    }
    if (!doubtful) {
      wanted.add(rows);
    }
    facts.fetch(wanted);

    ViewCounts counts = counted.sum(facts);
    TypeCounts ofView = counts.of(query.view());
    long total =
        query.unreadOnly() ? facts.get(new Fact.Total(selection)) : ofView.of(query.type());
    // What may not be there is looked for only once it is known to be: a page far behind the end,
    // or of a type that the view has none of, would cost a walk through all that is before it.
    ListStretch found = doubtful && skipped >= total ? ListStretch.EMPTY : facts.get(rows);
    PageRows page = new PageRows(found.rows(), unread(technician, found.rows(), facts));
    Cursor next = Cursor.behind(query.view(), query.order(), found);
    return asOf -> new ViewPage(page, counts, ofView, total, stretch, next, asOf);
  }

  private static Set<Long> unread(Person technician, List<RequestSummary> rows, Facts facts) {
    return Tickets.of(rows, technician, facts).stream()
        .filter(Ticket::technicianHasUnread)
        .map(ticket -> ticket.request().id())
        .collect(Collectors.toSet());
  }

  private static Composing.Draft<BusinessUnitCounts> businessUnitCounts(
      Person technician, View view, Facts facts) {
    Map<Long, ViewCounts> counts =
        view.isPersonal()
            ? facts.get(new Fact.OwnCounts(technician.id(), facts.day()))
            : visible(technician.scope(), facts);
    List<BusinessUnitCounts.Entry> entries =
        listed(technician, counts, view, facts).stream()
            .map(unit -> entry(unit, count(counts, unit.id(), view)))
            .toList();
    long withoutUnit = count(counts, Units.WITHOUT_UNIT, view);
    long total = ViewCounts.sum(counts.values()).of(view).all();
    return asOf -> new BusinessUnitCounts(entries, withoutUnit, total, asOf);
  }

  private static Map<Long, ViewCounts> visible(Units units, Facts facts) {
    List<Fact.UnitCounts> wanted = CountFacts.ofUnits(units, facts);
    facts.fetch(wanted);
    Map<Long, ViewCounts> counts = new HashMap<>();
    wanted.forEach(fact -> counts.put(fact.unit(), facts.get(fact)));
    return counts;
  }

  private static List<BusinessUnit> listed(
      Person technician, Map<Long, ViewCounts> counts, View view, Facts facts) {
    List<BusinessUnit> all = facts.get(new Fact.AllUnits());
    return switch (technician.scope()) {
      case Units.All() -> all;
      case Units.Only(var inScope) -> {
        var listed = new TreeSet<>(inScope);
        counts.keySet().stream().filter(unit -> count(counts, unit, view) > 0).forEach(listed::add);
        yield all.stream().filter(unit -> listed.contains(unit.id())).toList();
      }
    };
  }

  private static BusinessUnitCounts.Entry entry(BusinessUnit unit, long count) {
    return new BusinessUnitCounts.Entry(unit.id(), unit.name(), count);
  }

  private static long count(Map<Long, ViewCounts> counts, long unit, View view) {
    return counts.getOrDefault(unit, ViewCounts.ZERO).of(view).all();
  }
}
