package io.technicianviews.application.internal.query;

import io.technicianviews.application.Result;
import io.technicianviews.application.internal.fetch.SequentialResults;
import io.technicianviews.application.internal.view.ReadScope;
import io.technicianviews.application.internal.view.ViewReader;
import io.technicianviews.application.view.ViewFilter;
import io.technicianviews.application.view.ViewPageQuery;
import io.technicianviews.application.view.ViewsToCount;
import io.technicianviews.domain.command.Refusal;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.query.CountQuery;
import io.technicianviews.domain.query.RequestQuery;
import io.technicianviews.domain.request.RequestSummary;
import io.technicianviews.domain.request.Slice;
import io.technicianviews.domain.view.PageStart;
import io.technicianviews.domain.view.RequestFilter;
import io.technicianviews.domain.view.SortOrder;
import io.technicianviews.domain.view.View;
import io.technicianviews.domain.view.ViewId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** All rows of the list of a view in its order, read from one snapshot. Used by one thread. */
public final class WholeList {

  /** Reads the rows after those that were read before. */
  private interface Chunks {
    Slice next(int limit);
  }

  private final Chunks chunks;
  private final LongSupplier total;

  private WholeList(Chunks chunks, LongSupplier total) {
    this.chunks = chunks;
    this.total = total;
  }

  /**
   * Finds the view, and prepares to read its list.
   *
   * @param query its page and the other views are ignored
   * @param now the instant of which the list is the state
   * @param zone the time zone of the helpdesk
   */
  public static Result<WholeList> of(
      ViewPageQuery query, Person technician, Snapshot snapshot, Instant now, ZoneId zone) {
    SequentialResults results = new SequentialResults(snapshot, now, zone);
    return SelectedViews.of(query.view(), ViewsToCount.NONE, technician, results)
        .flatMap(selected -> of(selected.of(query.view()), query, technician, snapshot, results));
  }

  private static Result<WholeList> of(
      SelectedViews.Selected view,
      ViewPageQuery query,
      Person technician,
      Snapshot snapshot,
      SequentialResults results) {
    SortOrder order = query.orderOr(view.order());
    ViewFilter filter = query.filter();
    Optional<Refusal> refusal = PageConditions.check(view.conditions(), order, filter);
    if (refusal.isPresent()) {
      return Result.refused(refusal.get());
    }
    if (view.id() instanceof ViewId.Predefined(View predefined)
        && ListPageQuery.isByIndex(predefined, order, filter)) {
      return Result.of(
          ofPredefined(
              RequestFilter.of(
                  predefined,
                  technician,
                  filter.units(),
                  filter.type(),
                  filter.unreadOnly(),
                  results.day()),
              order,
              snapshot));
    }
    ViewReader reader = new ViewReader(new ReadScope(technician, filter.units()), results);
    return Result.of(ofConditions(view, order, filter, reader, snapshot));
  }

  private static WholeList ofPredefined(RequestFilter filter, SortOrder order, Snapshot snapshot) {
    return new WholeList(
        keyset(
            order,
            (start, limit) ->
                snapshot.read(new RequestQuery.PageRows(filter, order, start, limit))),
        () -> snapshot.read(new CountQuery.TotalCount(filter)));
  }

  private static WholeList ofConditions(
      SelectedViews.Selected view,
      SortOrder order,
      ViewFilter filter,
      ViewReader reader,
      Snapshot snapshot) {
    ViewReader.ListOf list = ViewReader.ListOf.of(view.conditions(), order, filter);
    reader.add(list);
    if (list.isIndexed()) {
      return new WholeList(
          keyset(order, (start, limit) -> snapshot.read(reader.cellPage(list, start, limit))),
          () -> reader.total(list));
    }
    List<Long> ids = reader.ids(list);
    return new WholeList(byId(ids, some -> snapshot.read(reader.rows(list, some))), ids::size);
  }

  private static Chunks keyset(SortOrder order, BiFunction<PageStart, Integer, Slice> reader) {
    return new Chunks() {
      private PageStart start = PageStart.FIRST;
      private boolean ended;

      @Override
      public Slice next(int limit) {
        if (ended) {
          return Slice.EMPTY;
        }
        Slice slice = reader.apply(start, limit);
        ended = !slice.hasMore();
        if (slice.hasMore()) {
          start = new PageStart.AfterPosition(order.positionOf(slice.rows().getLast()));
        }
        return slice;
      }
    };
  }

  private static Chunks byId(List<Long> ids, Function<List<Long>, List<RequestSummary>> reader) {
    return new Chunks() {
      private int read;

      @Override
      public Slice next(int limit) {
        int end = Math.min(ids.size(), read + limit);
        List<Long> some = ids.subList(read, end);
        read = end;
        return some.isEmpty() ? Slice.EMPTY : new Slice(reader.apply(some), end < ids.size());
      }
    };
  }

  /** The next rows; empty after the last one. */
  public Slice next(int limit) {
    return chunks.next(limit);
  }

  /** The number of all rows. */
  public long total() {
    return total.getAsLong();
  }
}
