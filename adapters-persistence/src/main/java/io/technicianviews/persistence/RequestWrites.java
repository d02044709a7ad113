package io.technicianviews.persistence;

import static io.technicianviews.persistence.schema.Tables.ASSIGNMENT;
import static io.technicianviews.persistence.schema.Tables.SERVICE_REQUEST;
import static org.jooq.impl.DSL.all;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.row;

import io.technicianviews.domain.people.Units;
import io.technicianviews.domain.request.RequestState;
import io.technicianviews.domain.request.ServiceRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.UpdateSetMoreStep;
import org.jspecify.annotations.Nullable;

/** How one request is written, and what its assignments repeat of it. */
final class RequestWrites {

  private RequestWrites() {}

  static List<Query> insert(DSLContext dsl, ServiceRequest request, @Nullable String externalId) {
    RequestState state = request.state();
    List<Query> queries = new ArrayList<>();
    queries.add(
        dsl.insertInto(SERVICE_REQUEST)
            .set(SERVICE_REQUEST.ID, request.id())
            .set(SERVICE_REQUEST.BUSINESS_UNIT_ID, state.businessUnitId())
            .set(SERVICE_REQUEST.REQUESTER_ID, request.requesterId())
            .set(SERVICE_REQUEST.PARENT_ID, state.parentId())
            .set(SERVICE_REQUEST.CREATED_AT, state.created())
            .set(SERVICE_REQUEST.UPDATED_AT, state.updated())
            .set(SERVICE_REQUEST.SOLVED_AT, state.solved())
            .set(SERVICE_REQUEST.DELETED_AT, state.deleted() ? state.updated() : null)
            .set(SERVICE_REQUEST.DUE_AT, request.dueDate())
            .set(SERVICE_REQUEST.DUE_BY_HAND, request.dueByHand())
            .set(SERVICE_REQUEST.VERSION, request.version())
            .set(SERVICE_REQUEST.STATUS_ID, (short) state.status().id())
            .set(SERVICE_REQUEST.PRIORITY_ID, (short) state.priority().id())
            .set(SERVICE_REQUEST.ASSIGNEE_COUNT, state.assignees().size())
            .set(SERVICE_REQUEST.OPEN_SUBTASKS, state.openSubtasks())
            .set(SERVICE_REQUEST.SUBJECT, request.subject())
            .set(SERVICE_REQUEST.DESCRIPTION, request.description())
            .set(SERVICE_REQUEST.EXTERNAL_ID, externalId));
    assign(dsl, request).ifPresent(queries::add);
    return queries;
  }

  static List<Query> update(DSLContext dsl, ServiceRequest before, ServiceRequest after) {
    List<Query> queries = new ArrayList<>();
    queries.add(updated(dsl, before, after).where(SERVICE_REQUEST.ID.eq(after.id())));
    if (!before.state().assignees().equals(after.state().assignees())) {
      queries.add(unassignOthers(dsl, after));
      assign(dsl, after).ifPresent(queries::add);
    } else if (!repeated(before.state()).equals(repeated(after.state()))) {
      assign(dsl, after).ifPresent(queries::add);
    }
    return queries;
  }

  private static UpdateSetMoreStep<Record> updated(
      DSLContext dsl, ServiceRequest before, ServiceRequest after) {
    UpdateSetMoreStep<Record> row =
        RequestUpdates.contents(dsl, after)
            .set(SERVICE_REQUEST.VERSION, after.version())
            .set(SERVICE_REQUEST.OPEN_SUBTASKS, after.state().openSubtasks());
    return before.requesterId() == after.requesterId()
        ? row
        : RequestUpdates.ofRequester(row, after.requesterId());
  }

  /** What every assignment of a request repeats of it. */
  private record Repeated(
      long unitKey, Instant created, boolean subtask, boolean live, boolean unsolved) {}

  private static Repeated repeated(RequestState state) {
    return new Repeated(
        Units.key(state.businessUnitId()),
        state.created(),
        state.isSubtask(),
        !state.deleted(),
        state.isOpen());
  }

  private static Query unassignOthers(DSLContext dsl, ServiceRequest request) {
    return dsl.deleteFrom(ASSIGNMENT)
        .where(ASSIGNMENT.REQUEST_ID.eq(request.id()))
        .and(ASSIGNMENT.PERSON_ID.ne(all(ViewSql.array(request.state().assignees()))));
  }

  private static Optional<Query> assign(DSLContext dsl, ServiceRequest request) {
    if (request.state().assignees().isEmpty()) {
      return Optional.empty();
    }
    Repeated repeated = repeated(request.state());
    var rows =
        request.state().assignees().stream()
            .map(
                person ->
                    row(
                        request.id(),
                        person,
                        repeated.unitKey(),
                        repeated.created(),
                        repeated.subtask(),
                        repeated.live(),
                        repeated.unsolved()))
            .toList();
    return Optional.of(
        dsl.insertInto(
                ASSIGNMENT,
                ASSIGNMENT.REQUEST_ID,
                ASSIGNMENT.PERSON_ID,
                ASSIGNMENT.UNIT_KEY,
                ASSIGNMENT.CREATED_AT,
                ASSIGNMENT.SUBTASK,
                ASSIGNMENT.LIVE,
                ASSIGNMENT.UNSOLVED)
            .valuesOfRows(rows)
            .onConflict(ASSIGNMENT.REQUEST_ID, ASSIGNMENT.PERSON_ID)
            .doUpdate()
            .set(ASSIGNMENT.UNIT_KEY, excluded(ASSIGNMENT.UNIT_KEY))
            .set(ASSIGNMENT.CREATED_AT, excluded(ASSIGNMENT.CREATED_AT))
            .set(ASSIGNMENT.LIVE, excluded(ASSIGNMENT.LIVE))
            .set(ASSIGNMENT.UNSOLVED, excluded(ASSIGNMENT.UNSOLVED)));
  }
}
