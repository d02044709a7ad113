package io.technicianviews.application.internal.write;

import io.technicianviews.application.Result;
import io.technicianviews.application.ViewQuery;
import io.technicianviews.application.bulk.BulkSelection;
import io.technicianviews.application.bulk.BulkSelection.Item;
import io.technicianviews.domain.command.ExpectedVersion;
import io.technicianviews.domain.command.Refusal;
import io.technicianviews.domain.query.CountQuery;
import io.technicianviews.domain.query.RequestQuery;
import io.technicianviews.domain.request.RequestState;
import io.technicianviews.domain.request.Slice;
import io.technicianviews.domain.time.DeskDay;
import io.technicianviews.domain.view.PageStart;
import io.technicianviews.domain.view.RequestFilter;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The requests that a selection names, also as text for an idempotency key. */
final class BulkItems {

  private static final String SEPARATOR = ",";

  private final ZoneId zone;

  /**
   * @param zone the time zone of the helpdesk
   */
  BulkItems(ZoneId zone) {
    this.zone = zone;
  }

  /** The requests of a selection, which are those in the view now if it is a view. */
  Result<List<Item>> of(BulkSelection selection, CommandTransaction transaction) {
    return switch (selection) {
      case BulkSelection.Requests(List<Item> items) -> Result.of(items);
      case BulkSelection.WholeView view -> inView(view, transaction);
    };
  }

  private Result<List<Item>> inView(BulkSelection.WholeView view, CommandTransaction transaction) {
    // Not the instant of the changes, which is read after the requests are locked.
    RequestFilter filter = filter(view.query(), transaction, transaction.write().now());
    Slice found =
        transaction.read(
            new RequestQuery.PageRows(
                filter, view.query().order(), new PageStart.Offset(0), BulkSelection.MAX_REQUESTS));
    long actual =
        found.hasMore() ? transaction.read(new CountQuery.TotalCount(filter)) : found.rows().size();
    return found.hasMore() || actual != view.expectedCount()
        ? Result.refused(new Refusal.CountChanged(view.expectedCount(), actual))
        : Result.of(found.rows().stream().map(row -> item(row.id())).toList());
  }

  private RequestFilter filter(ViewQuery query, CommandTransaction transaction, Instant now) {
    return RequestFilter.of(
        query.view(),
        transaction.by(),
        query.units(),
        query.type(),
        query.unreadOnly(),
        DeskDay.at(now, zone));
  }

  /** Whether a request is in the selection in this state, apart from messages that are unread. */
  boolean contains(BulkSelection selection, CommandTransaction transaction, RequestState state) {
    return switch (selection) {
      case BulkSelection.Requests requests -> true;
      case BulkSelection.WholeView(ViewQuery query, int count) ->
          filter(query, transaction, transaction.now()).contains(state);
    };
  }

  /** The text form of the requests; empty if the selection itself names them. */
  static String text(BulkSelection selection, List<Item> items) {
    return switch (selection) {
      case BulkSelection.Requests requests -> "";
      case BulkSelection.WholeView view ->
          items.stream()
              .map(item -> Long.toString(item.requestId()))
              .collect(Collectors.joining(SEPARATOR));
    };
  }

  /** Reads what {@link #text} wrote. */
  static List<Item> of(BulkSelection selection, String text) {
    return switch (selection) {
      case BulkSelection.Requests(List<Item> items) -> items;
      case BulkSelection.WholeView view ->
          Arrays.stream(text.split(SEPARATOR)).map(id -> item(Long.parseLong(id))).toList();
    };
  }

  private static Item item(long requestId) {
    return new Item(requestId, ExpectedVersion.any());
  }
}
