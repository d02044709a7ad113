package io.technicianviews.application.internal.query;

import io.technicianviews.application.RequesterPage;
import io.technicianviews.application.Result;
import io.technicianviews.application.internal.fetch.Results;
import io.technicianviews.application.page.Cursor;
import io.technicianviews.application.page.PageRequest;
import io.technicianviews.domain.command.RequiredRole;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.query.CountQuery;
import io.technicianviews.domain.query.RequestQuery;
import io.technicianviews.domain.request.Slice;
import io.technicianviews.domain.view.SortOrder;
import java.util.List;

/** A page of a requester's own requests, newest first. */
public record RequesterPageQuery(PageRequest pageRequest) implements CachedQuery<RequesterPage> {

  @Override
  public RequiredRole requiredRole() {
    return RequiredRole.ANY;
  }

  @Override
  public Result<RequesterPage> compute(Person requester, Results results) {
    var rows =
        new RequestQuery.RequesterRows(requester.id(), pageRequest.start(), pageRequest.perPage());
    var total = new CountQuery.RequesterTotal(requester.id());
    results.fetch(List.of(rows, total));
    Slice found = results.get(rows);
    return Result.of(
        new RequesterPage(
            RequestListItems.of(found.rows(), requester, results),
            results.get(total),
            pageRequest,
            Cursor.after(null, SortOrder.NEWEST_CREATED, found)));
  }
}
