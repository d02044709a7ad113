package io.technicianviews.application.internal.write;

import io.technicianviews.application.Result;
import io.technicianviews.application.bulk.BulkSelection;
import io.technicianviews.application.bulk.BulkSelection.Item;
import io.technicianviews.application.internal.query.VisibleViews;
import io.technicianviews.application.internal.query.WholeList;
import io.technicianviews.application.internal.view.ReadScope;
import io.technicianviews.application.view.ViewFilter;
import io.technicianviews.application.view.ViewPageQuery;
import io.technicianviews.domain.command.ExpectedVersion;
import io.technicianviews.domain.command.Refusal;
import io.technicianviews.domain.condition.Conditions;
import io.technicianviews.domain.condition.Facts;
import io.technicianviews.domain.condition.Viewer;
import io.technicianviews.domain.request.RequestState;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.domain.request.Slice;
import io.technicianviews.domain.view.View;
import io.technicianviews.domain.view.ViewDefinition;
import io.technicianviews.domain.view.ViewId;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The requests that the selection of one bulk update names, also as text for an idempotency key.
 * Used by one thread.
 */
final class BulkItems {

  private static final String SEPARATOR = ",";

  private final BulkSelection selection;
  private final ZoneId zone;
  private @Nullable Conditions conditions;
  private boolean conditionsRead;

  /**
   * @param zone the time zone of the helpdesk
   */
  BulkItems(BulkSelection selection, ZoneId zone) {
    this.selection = selection;
    this.zone = zone;
  }

  /** The requests of the selection, which are those in the view now if it is a view. */
  Result<List<Item>> read(CommandTransaction transaction) {
    return switch (selection) {
      case BulkSelection.Requests(List<Item> items) -> Result.of(items);
      case BulkSelection.WholeView view ->
          // Not the instant of the changes, which is read after the requests are locked.
          WholeList.of(
                  ViewPageQuery.of(view.view()).filter(view.filter()),
                  transaction.by(),
                  transaction.write().snapshot(),
                  transaction.write().now(),
                  zone)
              .flatMap(list -> inView(list, view.expectedCount()));
    };
  }

  private static Result<List<Item>> inView(WholeList list, int expectedCount) {
    Slice found = list.next(BulkSelection.MAX_REQUESTS);
    long actual = found.hasMore() ? list.total() : found.rows().size();
    return found.hasMore() || actual != expectedCount
        ? Result.refused(new Refusal.CountChanged(expectedCount, actual))
        : Result.of(found.rows().stream().map(row -> item(row.id())).toList());
  }

  /** Whether a request that the transaction has locked is in the selection. */
  boolean contain(ServiceRequest request, CommandTransaction transaction) {
    return switch (selection) {
      case BulkSelection.Requests requests -> true;
      case BulkSelection.WholeView(ViewId view, ViewFilter filter, int count) -> {
        Conditions of = conditions(view, transaction);
        yield of != null && isIn(of, filter, request, transaction);
      }
    };
  }

  /** The conditions of the view when they were first read; null if it did not exist any more. */
  private @Nullable Conditions conditions(ViewId view, CommandTransaction transaction) {
    if (!conditionsRead) {
      conditions =
          switch (view) {
            case ViewId.Predefined(View predefined) -> predefined.conditions();
            case ViewId.Custom(long id) ->
                VisibleViews.find(transaction.by(), id, transaction::read)
                    .filter(definition -> definition.fault() == null)
                    .map(ViewDefinition::conditions)
                    .orElse(null);
          };
      conditionsRead = true;
    }
    return conditions;
  }

  private boolean isIn(
      Conditions conditions,
      ViewFilter filter,
      ServiceRequest request,
      CommandTransaction transaction) {
    RequestState state = request.state();
    Viewer viewer = new Viewer(transaction.by().id(), transaction.now(), zone);
    Facts facts = new LockedFacts(request, transaction);
    return !state.deleted()
        && new ReadScope(transaction.by(), filter.units())
            .of(conditions)
            .contains(state.businessUnitId())
        && filter.type().includes(state)
        && conditions.areMetBy(facts, viewer)
        && filter.rowConditions().stream().allMatch(one -> one.isMetBy(facts, viewer));
  }

  /** The text form of the requests; empty if the selection itself names them. */
  String text(List<Item> items) {
    return switch (selection) {
      case BulkSelection.Requests requests -> "";
      case BulkSelection.WholeView view ->
          items.stream()
              .map(item -> Long.toString(item.requestId()))
              .collect(Collectors.joining(SEPARATOR));
    };
  }

  /** Reads what {@link #text} wrote. */
  List<Item> parse(String text) {
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
