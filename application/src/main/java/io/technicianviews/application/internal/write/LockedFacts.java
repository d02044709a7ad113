package io.technicianviews.application.internal.write;

import io.technicianviews.domain.condition.Facts;
import io.technicianviews.domain.condition.Moment;
import io.technicianviews.domain.condition.StateFacts;
import io.technicianviews.domain.query.MessageQuery;
import io.technicianviews.domain.query.RequestQuery;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.domain.request.Status;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** The facts of a request that a transaction has locked. Messages are read only if they matter. */
record LockedFacts(ServiceRequest request, CommandTransaction transaction) implements Facts {

  private StateFacts state() {
    return new StateFacts(request.state());
  }

  @Override
  public Status status() {
    return state().status();
  }

  @Override
  public Priority priority() {
    return state().priority();
  }

  @Override
  public long unit() {
    return state().unit();
  }

  @Override
  public boolean isSubtask() {
    return state().isSubtask();
  }

  @Override
  public boolean hasOpenSubtasks() {
    return state().hasOpenSubtasks();
  }

  @Override
  public boolean isAssigned() {
    return state().isAssigned();
  }

  @Override
  public boolean isAssignedTo(long technicianId) {
    return state().isAssignedTo(technicianId);
  }

  @Override
  public @Nullable LocalDate day(Moment moment, ZoneId zone) {
    return state().day(moment, zone);
  }

  @Override
  public @Nullable Instant instant(Moment moment) {
    return state().instant(moment);
  }

  @Override
  public SortedSet<String> tags() {
    return state().tags();
  }

  @Override
  public @Nullable Instant dueDate() {
    return request.dueDate();
  }

  @Override
  public long requesterId() {
    return request.requesterId();
  }

  @Override
  public String subject() {
    return request.subject();
  }

  @Override
  public boolean isUnreadBy(long technicianId) {
    List<Long> id = List.of(request.id());
    int readUpTo =
        transaction
            .read(new MessageQuery.ReadPositions(technicianId, id))
            .getOrDefault(request.id(), 0);
    return transaction.read(new RequestQuery.RowsById(id)).stream()
        .anyMatch(row -> row.isUnreadBy(technicianId, readUpTo));
  }
}
