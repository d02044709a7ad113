package io.technicianviews.persistence;

import static io.technicianviews.persistence.schema.Tables.ASSIGNMENT;
import static io.technicianviews.persistence.schema.Tables.SERVICE_REQUEST;
import static org.jooq.impl.DSL.all;
import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.unnest;

import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.request.RequestState;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.persistence.Rendered.Values;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.UpdateSetMoreStep;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** How one request is written, and what its assignments repeat of it. */
final class RequestWrites {

  private static final Rendered<New> INSERT =
      Rendered.of(
          of ->
              insertInto(SERVICE_REQUEST)
                  .set(RequestUpdates.contents(of, New::request))
                  .set(SERVICE_REQUEST.ID, of.of(SERVICE_REQUEST.ID, one -> one.request().id()))
                  .set(
                      SERVICE_REQUEST.REQUESTER_ID,
                      of.of(SERVICE_REQUEST.REQUESTER_ID, one -> one.request().requesterId()))
                  .set(
                      SERVICE_REQUEST.PARENT_ID,
                      of.of(SERVICE_REQUEST.PARENT_ID, one -> one.request().state().parentId()))
                  .set(
                      SERVICE_REQUEST.VERSION,
                      of.of(SERVICE_REQUEST.VERSION, one -> one.request().version()))
                  .set(
                      SERVICE_REQUEST.OPEN_SUBTASKS,
                      of.of(
                          SERVICE_REQUEST.OPEN_SUBTASKS,
                          one -> one.request().state().openSubtasks()))
                  .set(
                      SERVICE_REQUEST.EXTERNAL_ID,
                      of.of(SERVICE_REQUEST.EXTERNAL_ID, New::externalId)));

  private static final Rendered<ServiceRequest> UPDATE =
      Rendered.of(of -> versioned(RequestUpdates.contents(of), of));

  private static final Rendered<ServiceRequest> UPDATE_WITH_REQUESTER =
      Rendered.of(of -> versioned(RequestUpdates.ofRequester(RequestUpdates.contents(of), of), of));

  private static final Rendered<ServiceRequest> UNASSIGN_OTHERS =
      Rendered.of(
          of ->
              deleteFrom(ASSIGNMENT)
                  .where(ASSIGNMENT.REQUEST_ID.eq(of.of(ASSIGNMENT.REQUEST_ID, ServiceRequest::id)))
                  .and(ASSIGNMENT.PERSON_ID.ne(all(assignees(of)))));

  private static final Rendered<ServiceRequest> ASSIGN = Rendered.of(RequestWrites::assign);

  private RequestWrites() {}

  /** What a new request is written from. */
  private record New(ServiceRequest request, @Nullable String externalId) {}

  static List<Bound> insert(ServiceRequest request, @Nullable String externalId) {
    List<Bound> statements = new ArrayList<>();
    statements.add(INSERT.with(new New(request, externalId)));
    addAssignments(request, statements);
    return statements;
  }

  static List<Bound> update(ServiceRequest before, ServiceRequest after) {
    List<Bound> statements = new ArrayList<>();
    statements.add(
        (before.requesterId() == after.requesterId() ? UPDATE : UPDATE_WITH_REQUESTER).with(after));
    if (!before.state().assignees().equals(after.state().assignees())) {
      statements.add(UNASSIGN_OTHERS.with(after));
      addAssignments(after, statements);
    } else if (!repeated(before).equals(repeated(after))) {
      addAssignments(after, statements);
    }
    return statements;
  }

  private static void addAssignments(ServiceRequest request, List<Bound> statements) {
    if (!request.state().assignees().isEmpty()) {
      statements.add(ASSIGN.with(request));
    }
  }

  private static Query versioned(UpdateSetMoreStep<Record> update, Values<ServiceRequest> of) {
    return update
        .set(SERVICE_REQUEST.VERSION, of.of(SERVICE_REQUEST.VERSION, ServiceRequest::version))
        .set(
            SERVICE_REQUEST.OPEN_SUBTASKS,
            of.of(SERVICE_REQUEST.OPEN_SUBTASKS, one -> one.state().openSubtasks()))
        .where(SERVICE_REQUEST.ID.eq(of.of(SERVICE_REQUEST.ID, ServiceRequest::id)));
  }

  /** What every assignment of a request repeats of it. */
  private record Repeated(
      long unitKey, Instant created, boolean subtask, boolean live, boolean unsolved) {}

  private static Repeated repeated(ServiceRequest request) {
    RequestState state = request.state();
    return new Repeated(
        UnitScope.key(state.businessUnitId()),
        state.created(),
        state.isSubtask(),
        !state.deleted(),
        state.isOpen());
  }

  private static Query assign(Values<ServiceRequest> of) {
    Field<Long> person = field(name("person"), SQLDataType.BIGINT);
    return insertInto(
            ASSIGNMENT,
            ASSIGNMENT.PERSON_ID,
            ASSIGNMENT.REQUEST_ID,
            ASSIGNMENT.UNIT_KEY,
            ASSIGNMENT.CREATED_AT,
            ASSIGNMENT.SUBTASK,
            ASSIGNMENT.LIVE,
            ASSIGNMENT.UNSOLVED)
        .select(
            select(
                    person,
                    of.of(ASSIGNMENT.REQUEST_ID, ServiceRequest::id),
                    of.of(ASSIGNMENT.UNIT_KEY, one -> repeated(one).unitKey()),
                    of.of(ASSIGNMENT.CREATED_AT, one -> repeated(one).created()),
                    of.of(ASSIGNMENT.SUBTASK, one -> repeated(one).subtask()),
                    of.of(ASSIGNMENT.LIVE, one -> repeated(one).live()),
                    of.of(ASSIGNMENT.UNSOLVED, one -> repeated(one).unsolved()))
                .from(unnest(assignees(of)).as("assignee", "person")))
        .onConflict(ASSIGNMENT.REQUEST_ID, ASSIGNMENT.PERSON_ID)
        .doUpdate()
        .set(ASSIGNMENT.UNIT_KEY, excluded(ASSIGNMENT.UNIT_KEY))
        .set(ASSIGNMENT.CREATED_AT, excluded(ASSIGNMENT.CREATED_AT))
        .set(ASSIGNMENT.LIVE, excluded(ASSIGNMENT.LIVE))
        .set(ASSIGNMENT.UNSOLVED, excluded(ASSIGNMENT.UNSOLVED));
  }

  private static Field<Long[]> assignees(Values<ServiceRequest> of) {
    return of.of(SQLDataType.BIGINT.array(), one -> one.state().assignees().toArray(Long[]::new));
  }
}
