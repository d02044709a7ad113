package io.technicianviews.testkit.difference;

import io.technicianviews.domain.condition.Conditions;
import io.technicianviews.domain.condition.Facts;
import io.technicianviews.domain.condition.RequestCondition;
import io.technicianviews.domain.condition.ServiceRequestFacts;
import io.technicianviews.domain.condition.Viewer;
import io.technicianviews.domain.message.ChatMessage;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.query.MessageQuery;
import io.technicianviews.domain.query.RequestQuery;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.domain.view.RequestType;
import io.technicianviews.domain.view.SortOrder;
import io.technicianviews.domain.view.TypeCounts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Views by their definition: the conditions are evaluated on each request of a snapshot, one by
 * one. It is the slow and obvious implementation that the others are compared with. Not
 * thread-safe.
 */
public final class NaiveView {

  private static final int ALL = 10_000;

  /** All values of a request that conditions use, solved or not. */
  private record AllFacts(ServiceRequest request, int lastRequesterMessage, int readUpTo)
      implements ServiceRequestFacts {

    @Override
    public boolean isUnreadBy(long technicianId) {
      return request.requesterId() != technicianId && lastRequesterMessage > readUpTo;
    }
  }

  private final Snapshot snapshot;
  private final List<ServiceRequest> requests = new ArrayList<>();

  /**
   * @param ids the ids of all requests
   */
  public NaiveView(Snapshot snapshot, Collection<Long> ids) {
    this.snapshot = snapshot;
    ids.forEach(id -> snapshot.read(new RequestQuery.RequestById(id)).ifPresent(requests::add));
    requests.removeIf(request -> request.state().deleted());
  }

  /**
   * Returns the requests in a view.
   *
   * @param units the requested units
   */
  public List<ServiceRequest> list(
      Person technician, Viewer viewer, UnitScope units, Conditions conditions) {
    UnitScope scope = conditions.areOfOwnRequests() ? units : technician.scope().intersect(units);
    return requests.stream()
        .filter(request -> scope.contains(request.state().businessUnitId()))
        .filter(request -> conditions.areMetBy(facts(request, viewer), viewer))
        .toList();
  }

  /**
   * Returns the ids of the requests of a list that a filter includes, in order.
   *
   * @param rowConditions what each of them meets
   */
  public List<Long> ids(
      List<ServiceRequest> list,
      Viewer viewer,
      RequestType type,
      List<RequestCondition> rowConditions,
      SortOrder order) {
    return list.stream()
        .filter(request -> type.includes(request.state()))
        .filter(
            request ->
                rowConditions.isEmpty()
                    || rowConditions.stream()
                        .allMatch(one -> one.isMetBy(facts(request, viewer), viewer)))
        .sorted(order.comparator())
        .map(ServiceRequest::id)
        .toList();
  }

  /** Returns the number of requests of a list by type. */
  public static TypeCounts counts(List<ServiceRequest> list) {
    long subtasks = list.stream().filter(request -> request.state().isSubtask()).count();
    return new TypeCounts(list.size() - subtasks, subtasks);
  }

  private Facts facts(ServiceRequest request, Viewer viewer) {
    List<ChatMessage> messages = snapshot.read(new MessageQuery.MessagePage(request.id(), 0, ALL));
    int last =
        messages.stream()
            .filter(message -> message.sender().id() == request.requesterId())
            .mapToInt(ChatMessage::sequenceNumber)
            .max()
            .orElse(0);
    int read =
        snapshot
            .read(new MessageQuery.ReadPositions(viewer.personId(), List.of(request.id())))
            .getOrDefault(request.id(), 0);
    return new AllFacts(request, last, read);
  }
}
