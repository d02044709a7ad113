package io.technicianviews.application.internal.query;

import io.technicianviews.application.internal.fetch.Results;
import io.technicianviews.application.view.ViewRows;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.request.RequestListItem;
import io.technicianviews.domain.request.RequestSummary;
import java.util.List;
import java.util.stream.Collectors;

/** Adds the unread flags of a technician to the rows of a page. */
final class ListRows {

  private ListRows() {}

  static ViewRows of(List<RequestSummary> rows, Person technician, Results results) {
    return new ViewRows(
        rows,
        RequestListItems.of(rows, technician, results).stream()
            .filter(RequestListItem::technicianHasUnread)
            .map(requestListItem -> requestListItem.request().id())
            .collect(Collectors.toSet()));
  }
}
