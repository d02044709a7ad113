package io.technicianviews.domain.inmemory;

import io.technicianviews.domain.message.ChatMessage;
import io.technicianviews.domain.message.LastMessage;
import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.port.RequestQueries;
import io.technicianviews.domain.request.PriorityLabel;
import io.technicianviews.domain.request.RequestState;
import io.technicianviews.domain.request.RequestSummary;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.domain.request.StatusLabel;
import io.technicianviews.domain.view.PageStart;
import io.technicianviews.domain.view.RequestFilter;
import io.technicianviews.domain.view.SeekPosition;
import io.technicianviews.domain.view.SortOrder;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Request queries over a snapshot of the data. */
final class InMemoryRequestQueries implements RequestQueries {

  private final Supplier<DeskData> data;

  InMemoryRequestQueries(Supplier<DeskData> data) {
    this.data = data;
  }

  @Override
  public List<RequestSummary> page(
      RequestFilter requestFilter, SortOrder sortOrder, PageStart pageStart, int limit) {
    return page(selected(data.get(), requestFilter), sortOrder, pageStart, limit);
  }

  @Override
  public List<RequestSummary> ofRequester(long personId, PageStart pageStart, int limit) {
    Stream<ServiceRequest> requests =
        data.get().notDeleted().filter(request -> request.requesterId() == personId);
    return page(requests, SortOrder.NEWEST_CREATED, pageStart, limit);
  }

  @Override
  public Optional<ServiceRequest> find(long id) {
    return Optional.ofNullable(data.get().requests.get(id));
  }

  @Override
  public List<ServiceRequest> subtasks(long parentId) {
    return data.get()
        .subtasks(parentId)
        .sorted(
            Comparator.comparing((ServiceRequest subtask) -> subtask.state().created())
                .thenComparingLong(ServiceRequest::id))
        .toList();
  }

  @Override
  public List<RequestSummary> summaries(List<Long> ids) {
    return ids.stream()
        .map(data.get().requests::get)
        .filter(Objects::nonNull)
        .filter(request -> !request.state().deleted())
        .map(this::summary)
        .toList();
  }

  @Override
  public List<StatusLabel> statuses() {
    return List.copyOf(data.get().statuses.values());
  }

  @Override
  public List<PriorityLabel> priorities() {
    return List.copyOf(data.get().priorities.values());
  }

  static Stream<ServiceRequest> selected(DeskData data, RequestFilter requestFilter) {
    Stream<ServiceRequest> selected =
        data.notDeleted().filter(request -> requestFilter.contains(request.state()));
    return requestFilter.unreadOnly()
        ? selected.filter(request -> data.isUnreadBy(requestFilter.technician(), request))
        : selected;
  }

  private List<RequestSummary> page(
      Stream<ServiceRequest> requests, SortOrder sortOrder, PageStart pageStart, int limit) {
    Stream<ServiceRequest> from =
        switch (pageStart) {
          case PageStart.Offset(long rows) -> requests.sorted(sortOrder.comparator()).skip(rows);
          case PageStart.AfterPosition(SeekPosition seekPosition) ->
              requests
                  .filter(request -> sortOrder.isAfter(seekPosition, request))
                  .sorted(sortOrder.comparator());
        };
    return from.limit(limit).map(this::summary).toList();
  }

  private RequestSummary summary(ServiceRequest request) {
    RequestState state = request.state();
    return new RequestSummary(
        request.id(),
        request.subject(),
        DeskData.require(data.get().statuses, state.status().id()),
        DeskData.require(data.get().priorities, state.priority().id()),
        data.get().nameOf(request.requesterId()),
        unit(state.businessUnitId()),
        data.get().assignees(state),
        state.created(),
        state.updated(),
        request.dueDate(),
        state.solved(),
        state.parentId(),
        state.openSubtasks(),
        lastMessage(request.id()),
        data.get().isUnreadByRequester(request),
        data.get().lastRequesterMessage(request),
        request.version());
  }

  private @Nullable LastMessage lastMessage(long id) {
    List<ChatMessage> messages = data.get().messages(id);
    if (messages.isEmpty()) {
      return null;
    }
    ChatMessage last = messages.getLast();
    return new LastMessage(
        last.content(),
        data.get().nameOf(last.sender().id()).fullName(),
        last.createdAt(),
        last.sequenceNumber());
  }

  private @Nullable BusinessUnit unit(@Nullable Long id) {
    return id == null ? null : DeskData.require(data.get().units, id);
  }
}
