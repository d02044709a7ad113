package io.technicianviews.application;

import io.technicianviews.domain.command.RequiredRole;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.port.Fact;
import io.technicianviews.domain.request.ListStretch;
import io.technicianviews.domain.request.RequestSummary;
import io.technicianviews.domain.request.Ticket;
import io.technicianviews.domain.view.Selection;
import io.technicianviews.domain.view.Start;
import io.technicianviews.domain.view.TicketType;
import io.technicianviews.domain.view.TypeCounts;
import io.technicianviews.domain.view.ViewCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A page of a view with the counts of all views. */
record PageQuery(ViewQuery asked) implements CachedQuery<ViewPage> {

  /** A page behind more rows than these is read only if the view has as many. */
  private static final int DEEP = 1000;

  @Override
  public RequiredRole requiredRole() {
    return RequiredRole.TECHNICIAN;
  }

  @Override
  public ViewPage compute(Person technician, Results results) {
    Selection selection = selection(technician, results);
    Stretch stretch = asked.stretch();
    Fact.Rows rows = new Fact.Rows(selection, asked.order(), stretch.start(), stretch.perPage());
    CountsPlan counted = CountsPlan.of(technician, asked.units(), results);
    results.fetch(parts(counted, selection, rows));

    ViewCounts counts = counted.sum(results);
    TypeCounts ofView = counts.of(asked.view());
    long total =
        asked.unreadOnly() ? results.get(new Fact.Total(selection)) : ofView.of(asked.type());
    ListStretch found =
        mayBeBehindTheEnd() && skipped() >= total ? ListStretch.EMPTY : results.get(rows);
    return new ViewPage(
        new PageRows(found.rows(), unread(technician, found.rows(), results)),
        counts,
        ofView,
        total,
        stretch,
        Cursor.behind(asked.view(), asked.order(), found));
  }

  private Selection selection(Person technician, Results results) {
    return Selection.of(
        asked.view(), technician, asked.units(), asked.type(), asked.unreadOnly(), results.day());
  }

  /** The parts that are read together. */
  private List<Fact<?>> parts(CountsPlan counted, Selection selection, Fact.Rows rows) {
    List<Fact<?>> parts = new ArrayList<>(counted.all());
    if (asked.unreadOnly()) {
      parts.add(new Fact.Total(selection));
    }
    if (!mayBeBehindTheEnd()) {
      parts.add(rows);
    }
    return parts;
  }

  /**
   * Whether the rows are read only once the counts tell that there are any: a page far behind the
   * end, or of a type that the view has none of, would cost a walk through all rows before it.
   */
  private boolean mayBeBehindTheEnd() {
    return skipped() > DEEP || asked.type() != TicketType.ALL;
  }

  private long skipped() {
    return switch (asked.stretch().start()) {
      case Start.Skipping(long rows) -> rows;
      case Start.After position -> 0;
    };
  }

  private static Set<Long> unread(Person technician, List<RequestSummary> rows, Results results) {
    return Tickets.of(rows, technician, results).stream()
        .filter(Ticket::technicianHasUnread)
        .map(ticket -> ticket.request().id())
        .collect(Collectors.toSet());
  }
}
