package io.technicianviews.bootstrap.freshness;

import io.technicianviews.application.AsOf;
import io.technicianviews.application.Result;
import io.technicianviews.application.ServiceDesk;
import io.technicianviews.application.ViewPage;
import io.technicianviews.application.ViewQuery;
import io.technicianviews.application.cache.CacheOutcome;
import io.technicianviews.application.page.PageByNumber;
import io.technicianviews.bootstrap.freshness.ObservedPage.RowState;
import io.technicianviews.domain.patch.RequestPatch;
import io.technicianviews.domain.request.RequestListItem;
import io.technicianviews.domain.request.RequestSummary;
import io.technicianviews.domain.request.Status;
import io.technicianviews.domain.view.View;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A desk in this process.
 *
 * @param reader a technician of both units
 * @param writer an admin
 */
record DeskNode(ServiceDesk desk, long reader, long writer) implements Node {

  @Override
  public ObservedPage readPage() {
    Result<AsOf<ViewPage>> result =
        desk.technicianViews()
            .page(reader, ViewQuery.of(View.ALL_TICKETS).paging(new PageByNumber(1, 100)));
    ViewPage page = result.orElseThrow().value();
    Map<Long, RowState> rows =
        page.data().stream()
            .map(RequestListItem::request)
            .collect(Collectors.toMap(RequestSummary::id, DeskNode::rowState));
    return new ObservedPage(
        rows,
        page.counts().of(View.ALL_TICKETS).all(),
        page.counts().of(View.ALL_SOLVED).all(),
        page.counts().of(View.ALL_UNSOLVED).all(),
        page.filterCounts().all(),
        ((Result.Success<AsOf<ViewPage>>) result).cache() == CacheOutcome.HIT);
  }

  private static RowState rowState(RequestSummary row) {
    return new RowState(
        row.subject(), Objects.requireNonNull(row.businessUnit()).id(), row.solved() != null);
  }

  @Override
  public void change(long request, RowState to) {
    RequestPatch patch =
        RequestPatch.NOTHING
            .subject(to.subject())
            .businessUnit(to.unit())
            .status(to.solved() ? Status.SOLVED : Status.OPEN);
    desk.commands().update(writer, request, patch).orElseThrow();
  }
}
