package io.technicianviews.application;

import io.technicianviews.domain.command.RequiredRole;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.port.Fact;
import io.technicianviews.domain.request.ListStretch;
import io.technicianviews.domain.view.Order;
import java.util.List;

/** A page of a requester's own requests, newest first. */
record RequesterPageQuery(Stretch stretch) implements CachedQuery<OwnPage> {

  @Override
  public RequiredRole requiredRole() {
    return RequiredRole.ANY;
  }

  @Override
  public OwnPage compute(Person requester, Results results) {
    var rows = new Fact.OwnRows(requester.id(), stretch.start(), stretch.perPage());
    var total = new Fact.OwnTotal(requester.id());
    results.fetch(List.of(rows, total));
    ListStretch found = results.get(rows);
    return new OwnPage(
        Tickets.of(found.rows(), requester, results),
        results.get(total),
        stretch,
        Cursor.behind(null, Order.NEWEST_CREATED, found));
  }
}
