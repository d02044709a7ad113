package io.technicianviews.persistence.internal.write;

import static io.technicianviews.persistence.internal.schema.Tables.ASSIGNMENT;
import static io.technicianviews.persistence.internal.schema.Tables.SERVICE_REQUEST;
import static java.util.function.Function.identity;
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
import io.technicianviews.persistence.internal.statement.BoundStatement;
import io.technicianviews.persistence.internal.statement.StatementTemplate;
import io.technicianviews.persistence.internal.statement.StatementTemplate.Placeholders;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.UpdateSetMoreStep;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * The statements that insert or update one request and its assignments, which have copies of some
 * of its columns.
 */
final class RequestStatements {

  private static final StatementTemplate<NewRequest> INSERT =
      StatementTemplate.of(
          of ->
              insertInto(SERVICE_REQUEST)
                  .set(BulkRequestUpdate.contents(of, NewRequest::request))
                  .set(SERVICE_REQUEST.ID, of.bind(SERVICE_REQUEST.ID, one -> one.request().id()))
                  .set(
                      SERVICE_REQUEST.REQUESTER_ID,
                      of.bind(SERVICE_REQUEST.REQUESTER_ID, one -> one.request().requesterId()))
                  .set(
                      SERVICE_REQUEST.PARENT_ID,
                      of.bind(SERVICE_REQUEST.PARENT_ID, one -> one.request().state().parentId()))
                  .set(
                      SERVICE_REQUEST.VERSION,
                      of.bind(SERVICE_REQUEST.VERSION, one -> one.request().version()))
                  .set(
                      SERVICE_REQUEST.OPEN_SUBTASKS,
                      of.bind(
                          SERVICE_REQUEST.OPEN_SUBTASKS,
                          one -> one.request().state().openSubtasks()))
                  .set(
                      SERVICE_REQUEST.EXTERNAL_ID,
                      of.bind(SERVICE_REQUEST.EXTERNAL_ID, NewRequest::externalId)));

  private static final StatementTemplate<ServiceRequest> UPDATE =
      StatementTemplate.of(of -> versioned(BulkRequestUpdate.contents(of), of, identity()));

  private static final StatementTemplate<ServiceRequest> UPDATE_WITH_REQUESTER =
      StatementTemplate.of(
          of ->
              versioned(
                  BulkRequestUpdate.ofRequester(BulkRequestUpdate.contents(of), of),
                  of,
                  identity()));

  private static final StatementTemplate<ServiceRequest> UNASSIGN_OTHERS =
      StatementTemplate.of(
          of ->
              deleteFrom(ASSIGNMENT)
                  .where(
                      ASSIGNMENT.REQUEST_ID.eq(of.bind(ASSIGNMENT.REQUEST_ID, ServiceRequest::id)))
                  .and(ASSIGNMENT.PERSON_ID.ne(all(assignees(of)))));

  private static final StatementTemplate<ServiceRequest> ASSIGN =
      StatementTemplate.of(RequestStatements::assign);

  private RequestStatements() {}

  /** The values of a new request. */
  private record NewRequest(ServiceRequest request, @Nullable String externalId) {}

  static List<BoundStatement> insert(ServiceRequest request, @Nullable String externalId) {
    List<BoundStatement> statements = new ArrayList<>();
    statements.add(INSERT.with(new NewRequest(request, externalId)));
    addAssignments(request, statements);
    return statements;
  }

  static List<BoundStatement> update(ServiceRequest before, ServiceRequest after) {
    List<BoundStatement> statements = new ArrayList<>();
    statements.add(
        (before.requesterId() == after.requesterId() ? UPDATE : UPDATE_WITH_REQUESTER).with(after));
    statements.addAll(updateAssignments(before, after));
    return statements;
  }

  /** The part of {@link #update} that changes assignments. */
  static List<BoundStatement> updateAssignments(ServiceRequest before, ServiceRequest after) {
    List<BoundStatement> statements = new ArrayList<>();
    if (!before.state().assignees().equals(after.state().assignees())) {
      statements.add(UNASSIGN_OTHERS.with(after));
      addAssignments(after, statements);
    } else if (!denormalized(before).equals(denormalized(after))) {
      addAssignments(after, statements);
    }
    return statements;
  }

  private static void addAssignments(ServiceRequest request, List<BoundStatement> statements) {
    if (!request.state().assignees().isEmpty()) {
      statements.add(ASSIGN.with(request));
    }
  }

  /** An update of the row of a request, with its version and number of open subtasks. */
  static <V> Query versioned(
      UpdateSetMoreStep<Record> update, Placeholders<V> of, Function<V, ServiceRequest> request) {
    return update
        .set(
            SERVICE_REQUEST.VERSION,
            of.bind(SERVICE_REQUEST.VERSION, request.andThen(ServiceRequest::version)))
        .set(
            SERVICE_REQUEST.OPEN_SUBTASKS,
            of.bind(
                SERVICE_REQUEST.OPEN_SUBTASKS, request.andThen(one -> one.state().openSubtasks())))
        .where(
            SERVICE_REQUEST.ID.eq(
                of.bind(SERVICE_REQUEST.ID, request.andThen(ServiceRequest::id))));
  }

  /** The columns of a request that each of its assignments has a copy of. */
  private record DenormalizedColumns(
      long unitKey, Instant created, boolean subtask, boolean live, boolean unsolved) {}

  private static DenormalizedColumns denormalized(ServiceRequest request) {
    RequestState state = request.state();
    return new DenormalizedColumns(
        UnitScope.key(state.businessUnitId()),
        state.created(),
        state.isSubtask(),
        !state.deleted(),
        state.isOpen());
  }

  private static Query assign(Placeholders<ServiceRequest> of) {
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
                    of.bind(ASSIGNMENT.REQUEST_ID, ServiceRequest::id),
                    of.bind(ASSIGNMENT.UNIT_KEY, one -> denormalized(one).unitKey()),
                    of.bind(ASSIGNMENT.CREATED_AT, one -> denormalized(one).created()),
                    of.bind(ASSIGNMENT.SUBTASK, one -> denormalized(one).subtask()),
                    of.bind(ASSIGNMENT.LIVE, one -> denormalized(one).live()),
                    of.bind(ASSIGNMENT.UNSOLVED, one -> denormalized(one).unsolved()))
                .from(unnest(assignees(of)).as("assignee", "person")))
        .onConflict(ASSIGNMENT.REQUEST_ID, ASSIGNMENT.PERSON_ID)
        .doUpdate()
        .set(ASSIGNMENT.UNIT_KEY, excluded(ASSIGNMENT.UNIT_KEY))
        .set(ASSIGNMENT.CREATED_AT, excluded(ASSIGNMENT.CREATED_AT))
        .set(ASSIGNMENT.LIVE, excluded(ASSIGNMENT.LIVE))
        .set(ASSIGNMENT.UNSOLVED, excluded(ASSIGNMENT.UNSOLVED));
  }

  private static Field<Long[]> assignees(Placeholders<ServiceRequest> of) {
    return of.bind(SQLDataType.BIGINT.array(), one -> one.state().assignees().toArray(Long[]::new));
  }
}
