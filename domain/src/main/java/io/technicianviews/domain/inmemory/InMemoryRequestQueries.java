package io.technicianviews.domain.inmemory;

import io.technicianviews.domain.command.Access;
import io.technicianviews.domain.condition.UnsolvedField;
import io.technicianviews.domain.condition.UnsolvedRequest;
import io.technicianviews.domain.message.ChatMessage;
import io.technicianviews.domain.message.LastMessage;
import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.query.QueryResults;
import io.technicianviews.domain.query.RequestQuery;
import io.technicianviews.domain.query.RequestQuery.AssignedRows;
import io.technicianviews.domain.query.RequestQuery.AssignedUnsolvedRequests;
import io.technicianviews.domain.query.RequestQuery.CellPage;
import io.technicianviews.domain.query.RequestQuery.PageRows;
import io.technicianviews.domain.query.RequestQuery.PriorityLabels;
import io.technicianviews.domain.query.RequestQuery.RequestById;
import io.technicianviews.domain.query.RequestQuery.RequesterRows;
import io.technicianviews.domain.query.RequestQuery.RowsById;
import io.technicianviews.domain.query.RequestQuery.RowsInScope;
import io.technicianviews.domain.query.RequestQuery.SearchHits;
import io.technicianviews.domain.query.RequestQuery.Statuses;
import io.technicianviews.domain.query.RequestQuery.Subtasks;
import io.technicianviews.domain.query.RequestQuery.TagNames;
import io.technicianviews.domain.query.RequestQuery.UnsolvedRequests;
import io.technicianviews.domain.request.RequestState;
import io.technicianviews.domain.request.RequestSummary;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.domain.request.Slice;
import io.technicianviews.domain.text.CodePointOrder;
import io.technicianviews.domain.view.PageStart;
import io.technicianviews.domain.view.RequestFilter;
import io.technicianviews.domain.view.SeekPosition;
import io.technicianviews.domain.view.SortOrder;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Request queries over a snapshot of the data. */
final class InMemoryRequestQueries {

  private final DeskData data;

  InMemoryRequestQueries(DeskData data) {
    this.data = data;
  }

  void read(RequestQuery<?> query, QueryResults results) {
    switch (query) {
      case PageRows rows -> results.put(rows, page(rows));
      case RequesterRows rows -> results.put(rows, page(rows));
      case CellPage page -> results.put(page, page(page));
      case UnsolvedRequests unsolved ->
          results.put(
              unsolved, unsolved(unsolved.fields(), state -> isIn(unsolved.scope(), state)));
      case AssignedUnsolvedRequests own ->
          results.put(
              own, unsolved(own.fields(), state -> state.assignees().contains(own.technicianId())));
      case RowsInScope rows -> results.put(rows, summaries(rows.ids()));
      case AssignedRows rows -> results.put(rows, summaries(rows.ids()));
      case RequestById byId -> results.put(byId, Optional.ofNullable(data.requests.get(byId.id())));
      case Subtasks subtasks -> results.put(subtasks, subtasks(subtasks.parentId()));
      case RowsById rows -> results.put(rows, summaries(rows.ids()));
      case SearchHits search -> results.put(search, new InMemorySearch(data, search).hits());
      case TagNames names -> results.put(names, tagNames(names));
      case Statuses statuses -> results.put(statuses, data.statuses());
      case PriorityLabels labels -> results.put(labels, List.copyOf(data.priorities.values()));
    }
  }

  Slice page(PageRows rows) {
    return page(selected(data, rows.filter()), rows.order(), rows.start(), rows.limit());
  }

  private Slice page(RequesterRows rows) {
    Stream<ServiceRequest> requests =
        data.notDeleted().filter(request -> request.requesterId() == rows.personId());
    return page(requests, SortOrder.NEWEST_CREATED, rows.start(), rows.limit());
  }

  private Slice page(CellPage page) {
    Stream<ServiceRequest> requests =
        data.notDeleted()
            .filter(request -> isIn(page.scope(), request.state()))
            .filter(request -> page.selection().contains(request.state()));
    return page(requests, page.order(), page.start(), page.limit());
  }

  private List<UnsolvedRequest> unsolved(
      Set<UnsolvedField> fields, Predicate<RequestState> condition) {
    return data.requests.values().stream()
        .filter(request -> request.state().isOpen() && condition.test(request.state()))
        .map(request -> UnsolvedRequest.of(request, data.lastRequesterMessage(request), fields))
        .toList();
  }

  private static boolean isIn(UnitScope scope, RequestState state) {
    return scope.contains(state.businessUnitId());
  }

  private List<ServiceRequest> subtasks(long parentId) {
    return data.subtasks(parentId)
        .sorted(
            Comparator.comparing((ServiceRequest subtask) -> subtask.state().created())
                .thenComparingLong(ServiceRequest::id))
        .toList();
  }

  private List<String> tagNames(TagNames names) {
    return data.notDeleted()
        .filter(request -> Access.maySee(names.reader(), request))
        .flatMap(request -> request.state().tags().stream())
        .filter(tag -> tag.startsWith(names.prefix()))
        .distinct()
        .sorted(CodePointOrder::compare)
        .limit(names.limit())
        .toList();
  }

  private List<RequestSummary> summaries(List<Long> ids) {
    return ids.stream()
        .map(data.requests::get)
        .filter(Objects::nonNull)
        .filter(request -> !request.state().deleted())
        .map(this::summary)
        .toList();
  }

  static Stream<ServiceRequest> selected(DeskData data, RequestFilter requestFilter) {
    Stream<ServiceRequest> selected =
        data.notDeleted().filter(request -> requestFilter.contains(request.state()));
    return requestFilter.unreadOnly()
        ? selected.filter(request -> data.isUnreadBy(requestFilter.technician(), request))
        : selected;
  }

  private Slice page(
      Stream<ServiceRequest> requests, SortOrder sortOrder, PageStart pageStart, int limit) {
    Stream<ServiceRequest> from =
        switch (pageStart) {
          case PageStart.Offset(long rows) -> requests.sorted(sortOrder.comparator()).skip(rows);
          case PageStart.AfterPosition(SeekPosition seekPosition) ->
              requests
                  .filter(request -> sortOrder.isAfter(seekPosition, request))
                  .sorted(sortOrder.comparator());
        };
    return Slice.of(from.limit(limit + 1L).map(this::summary).toList(), limit);
  }

  private RequestSummary summary(ServiceRequest request) {
    RequestState state = request.state();
    return new RequestSummary(
        request.id(),
        request.subject(),
        DeskData.require(data.statuses, state.status().id()).label(),
        DeskData.require(data.priorities, state.priority().id()),
        data.nameOf(request.requesterId()),
        unit(state.businessUnitId()),
        data.assignees(state),
        List.copyOf(state.tags()),
        state.created(),
        state.updated(),
        request.dueDate(),
        state.solved(),
        state.parentId(),
        state.openSubtasks(),
        lastMessage(request.id()),
        data.isUnreadByRequester(request),
        data.lastRequesterMessage(request),
        request.version());
  }

  private @Nullable LastMessage lastMessage(long id) {
    List<ChatMessage> messages = data.messages(id);
    if (messages.isEmpty()) {
      return null;
    }
    ChatMessage last = messages.getLast();
    return new LastMessage(
        last.content(),
        data.nameOf(last.sender().id()).fullName(),
        last.createdAt(),
        last.sequenceNumber());
  }

  private @Nullable BusinessUnit unit(@Nullable Long id) {
    return id == null ? null : DeskData.require(data.units, id);
  }
}
