package io.technicianviews.persistence;

import static io.technicianviews.persistence.schema.Tables.ASSIGNMENT;
import static io.technicianviews.persistence.schema.Tables.CHAT_MESSAGE;
import static io.technicianviews.persistence.schema.Tables.READ_MARK;
import static io.technicianviews.persistence.schema.Tables.SERVICE_REQUEST;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.when;

import io.technicianviews.domain.people.Units;
import io.technicianviews.domain.port.LoadedRequest;
import io.technicianviews.domain.request.RequestState;
import io.technicianviews.domain.request.ServiceRequest;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;

/**
 * Loads some requests with their conversations: new ones by {@code COPY}, existing ones where they
 * differ.
 */
final class RequestLoad {

  private static final io.technicianviews.persistence.schema.tables.ServiceRequest SUB =
      SERVICE_REQUEST.as("sub");

  private final DSLContext dsl;
  private final Connection connection;
  private final Collection<LoadedRequest> loaded;
  private final Map<Long, ServiceRequest> existing;

  RequestLoad(DSLContext dsl, Connection connection, Collection<LoadedRequest> loaded) {
    this.dsl = dsl;
    this.connection = connection;
    this.loaded = lastOfEach(loaded);
    List<Long> ids = this.loaded.stream().map(one -> one.request().id()).toList();
    this.existing =
        StoredRequests.where(dsl, SERVICE_REQUEST.ID.eq(any(ViewSql.array(ids)))).stream()
            .collect(Collectors.toMap(ServiceRequest::id, Function.identity()));
  }

  int run() {
    List<LoadedRequest> added =
        loaded.stream().filter(one -> !existing.containsKey(one.request().id())).toList();
    List<LoadedRequest> replaced =
        loaded.stream().filter(one -> existing.containsKey(one.request().id())).toList();
    refuseWhatIsKept(replaced);
    List<LoadedRequest> changed = replaced.stream().filter(this::differs).toList();

    add(added);
    replace(changed);
    assign(Stream.concat(added.stream(), changed.stream()));
    converse(added);
    refuseSubtasksOfSubtasks();
    recountSubtasks(Stream.concat(added.stream(), changed.stream()));
    return loaded.size();
  }

  /**
   * Of a request that is given several times the last state counts, with the conversation that it
   * began with.
   */
  private static Collection<LoadedRequest> lastOfEach(Collection<LoadedRequest> loaded) {
    Map<Long, LoadedRequest> last = new LinkedHashMap<>();
    for (LoadedRequest one : loaded) {
      last.merge(one.request().id(), one, RequestLoad::replaced);
    }
    return last.values();
  }

  private static LoadedRequest replaced(LoadedRequest before, LoadedRequest after) {
    refuseConversation(after);
    return new LoadedRequest(
        after.request(), before.externalId(), before.messages(), before.readMarks());
  }

  private static void refuseConversation(LoadedRequest of) {
    if (!of.messages().isEmpty() || !of.readMarks().isEmpty()) {
      throw new IllegalArgumentException(
          "request " + of.request().id() + " exists and keeps its conversation");
    }
  }

  /**
   * Existing requests differ or not whatever version and number of open subtasks were given: the
   * load works these out.
   */
  private boolean differs(LoadedRequest one) {
    ServiceRequest given = one.request();
    ServiceRequest kept = Objects.requireNonNull(existing.get(given.id()));
    ServiceRequest comparable =
        new ServiceRequest(
            given.id(),
            given.subject(),
            given.description(),
            given.requesterId(),
            given.dueDate(),
            given.dueByHand(),
            kept.version(),
            given.state().withOpenSubtasks(kept.state().openSubtasks()));
    return !comparable.equals(kept);
  }

  private void refuseWhatIsKept(List<LoadedRequest> replaced) {
    for (LoadedRequest one : replaced) {
      long id = one.request().id();
      refuseConversation(one);
      Long parentId = Objects.requireNonNull(existing.get(id)).state().parentId();
      if (!Objects.equals(parentId, one.request().state().parentId())) {
        throw new IllegalArgumentException("request " + id + " keeps its parent for good");
      }
    }
  }

  private void add(List<LoadedRequest> added) {
    CopyRows rows =
        new CopyRows(
            SERVICE_REQUEST,
            SERVICE_REQUEST.ID,
            SERVICE_REQUEST.BUSINESS_UNIT_ID,
            SERVICE_REQUEST.REQUESTER_ID,
            SERVICE_REQUEST.PARENT_ID,
            SERVICE_REQUEST.CREATED_AT,
            SERVICE_REQUEST.UPDATED_AT,
            SERVICE_REQUEST.SOLVED_AT,
            SERVICE_REQUEST.DELETED_AT,
            SERVICE_REQUEST.DUE_AT,
            SERVICE_REQUEST.STATUS_ID,
            SERVICE_REQUEST.PRIORITY_ID,
            SERVICE_REQUEST.ASSIGNEE_COUNT,
            SERVICE_REQUEST.LAST_MESSAGE_NUMBER,
            SERVICE_REQUEST.LAST_REQUESTER_MESSAGE,
            SERVICE_REQUEST.LAST_OTHER_MESSAGE,
            SERVICE_REQUEST.REQUESTER_READ_UP_TO,
            SERVICE_REQUEST.DUE_BY_HAND,
            SERVICE_REQUEST.SUBJECT,
            SERVICE_REQUEST.DESCRIPTION,
            SERVICE_REQUEST.EXTERNAL_ID);
    for (LoadedRequest one : added) {
      ServiceRequest request = one.request();
      RequestState state = request.state();
      rows.add(
          request.id(),
          state.businessUnitId(),
          request.requesterId(),
          state.parentId(),
          state.created(),
          state.updated(),
          state.solved(),
          state.deleted() ? state.updated() : null,
          request.dueDate(),
          state.status().id(),
          state.priority().id(),
          state.assignees().size(),
          one.messages().size(),
          one.lastMessage(sender -> sender == request.requesterId()),
          one.lastMessage(sender -> sender != request.requesterId()),
          one.readMarks().getOrDefault(request.requesterId(), 0),
          request.dueByHand(),
          request.subject(),
          request.description(),
          one.externalId());
    }
    rows.send(connection);
  }

  private void replace(List<LoadedRequest> changed) {
    dsl.batch(changed.stream().map(one -> update(one.request())).toList()).execute();
    List<Long> ids = changed.stream().map(one -> one.request().id()).toList();
    dsl.deleteFrom(ASSIGNMENT).where(ASSIGNMENT.REQUEST_ID.eq(any(ViewSql.array(ids)))).execute();
  }

  private Query update(ServiceRequest request) {
    RequestState state = request.state();
    return dsl.update(SERVICE_REQUEST)
        .set(SERVICE_REQUEST.BUSINESS_UNIT_ID, state.businessUnitId())
        .set(SERVICE_REQUEST.REQUESTER_ID, request.requesterId())
        .set(SERVICE_REQUEST.CREATED_AT, state.created())
        .set(SERVICE_REQUEST.UPDATED_AT, state.updated())
        .set(SERVICE_REQUEST.SOLVED_AT, state.solved())
        .set(SERVICE_REQUEST.DELETED_AT, state.deleted() ? state.updated() : null)
        .set(SERVICE_REQUEST.DUE_AT, request.dueDate())
        .set(SERVICE_REQUEST.STATUS_ID, (short) state.status().id())
        .set(SERVICE_REQUEST.PRIORITY_ID, (short) state.priority().id())
        .set(SERVICE_REQUEST.ASSIGNEE_COUNT, state.assignees().size())
        .set(
            SERVICE_REQUEST.LAST_REQUESTER_MESSAGE,
            lastMessage(CHAT_MESSAGE.SENDER_ID.eq(request.requesterId())))
        .set(
            SERVICE_REQUEST.LAST_OTHER_MESSAGE,
            lastMessage(CHAT_MESSAGE.SENDER_ID.ne(request.requesterId())))
        .set(SERVICE_REQUEST.REQUESTER_READ_UP_TO, readUpTo(request.requesterId()))
        .set(SERVICE_REQUEST.DUE_BY_HAND, request.dueByHand())
        .set(SERVICE_REQUEST.SUBJECT, request.subject())
        .set(SERVICE_REQUEST.DESCRIPTION, request.description())
        .set(SERVICE_REQUEST.VERSION, SERVICE_REQUEST.VERSION.plus(1))
        .where(SERVICE_REQUEST.ID.eq(request.id()));
  }

  // The requester may be another one now.
  private static Field<Integer> lastMessage(Condition of) {
    return coalesce(
        field(
            select(max(CHAT_MESSAGE.SEQUENCE_NUMBER))
                .from(CHAT_MESSAGE)
                .where(CHAT_MESSAGE.REQUEST_ID.eq(SERVICE_REQUEST.ID))
                .and(of)),
        inline(0));
  }

  private static Field<Integer> readUpTo(long personId) {
    return coalesce(
        field(
            select(READ_MARK.UP_TO)
                .from(READ_MARK)
                .where(READ_MARK.REQUEST_ID.eq(SERVICE_REQUEST.ID))
                .and(READ_MARK.PERSON_ID.eq(personId))),
        inline(0));
  }

  private void assign(Stream<LoadedRequest> requests) {
    CopyRows rows =
        new CopyRows(
            ASSIGNMENT,
            ASSIGNMENT.REQUEST_ID,
            ASSIGNMENT.PERSON_ID,
            ASSIGNMENT.UNIT_KEY,
            ASSIGNMENT.CREATED_AT,
            ASSIGNMENT.SUBTASK,
            ASSIGNMENT.LIVE,
            ASSIGNMENT.UNSOLVED);
    requests.forEach(
        one -> {
          RequestState state = one.request().state();
          for (long assignee : state.assignees()) {
            rows.add(
                one.request().id(),
                assignee,
                Units.key(state.businessUnitId()),
                state.created(),
                state.isSubtask(),
                !state.deleted(),
                state.isOpen());
          }
        });
    rows.send(connection);
  }

  private void converse(List<LoadedRequest> added) {
    CopyRows messages =
        new CopyRows(
            CHAT_MESSAGE,
            CHAT_MESSAGE.REQUEST_ID,
            CHAT_MESSAGE.SEQUENCE_NUMBER,
            CHAT_MESSAGE.SENDER_ID,
            CHAT_MESSAGE.CREATED_AT,
            CHAT_MESSAGE.CONTENT);
    CopyRows marks =
        new CopyRows(READ_MARK, READ_MARK.REQUEST_ID, READ_MARK.PERSON_ID, READ_MARK.UP_TO);
    for (LoadedRequest one : added) {
      long id = one.request().id();
      int number = 0;
      for (LoadedRequest.Message message : one.messages()) {
        number++;
        messages.add(id, number, message.senderId(), message.createdAt(), message.content());
      }
      one.readMarks().forEach((person, upTo) -> marks.add(id, person, upTo));
    }
    messages.send(connection);
    marks.send(connection);
  }

  private void refuseSubtasksOfSubtasks() {
    List<Long> refused =
        dsl.select(SERVICE_REQUEST.ID)
            .from(SERVICE_REQUEST)
            .where(SERVICE_REQUEST.ID.eq(any(ViewSql.array(parents()))))
            .and(SERVICE_REQUEST.PARENT_ID.isNotNull())
            .fetch(SERVICE_REQUEST.ID);
    if (!refused.isEmpty()) {
      throw new IllegalArgumentException("subtasks have no subtasks: " + refused);
    }
  }

  private Set<Long> parents() {
    Set<Long> parents = new TreeSet<>();
    for (LoadedRequest one : loaded) {
      Long parentId = one.request().state().parentId();
      if (parentId != null) {
        parents.add(parentId);
      }
    }
    return parents;
  }

  /** A parent's version moves by it, unless it is new or has moved in this load already. */
  private void recountSubtasks(Stream<LoadedRequest> moved) {
    List<Long> haveMoved = moved.map(one -> one.request().id()).toList();
    List<Long> affected = new ArrayList<>(parents());
    affected.addAll(existing.keySet());
    Field<Integer> open =
        field(
            selectCount()
                .from(SUB)
                .where(SUB.PARENT_ID.eq(SERVICE_REQUEST.ID))
                .and(SUB.SOLVED_AT.isNull())
                .and(SUB.DELETED_AT.isNull()));
    dsl.update(SERVICE_REQUEST)
        .set(SERVICE_REQUEST.OPEN_SUBTASKS, open)
        .set(
            SERVICE_REQUEST.VERSION,
            SERVICE_REQUEST.VERSION.plus(
                when(SERVICE_REQUEST.ID.eq(any(ViewSql.array(haveMoved))), inline(0L))
                    .otherwise(inline(1L))))
        .where(SERVICE_REQUEST.ID.eq(any(ViewSql.array(affected))))
        .and(SERVICE_REQUEST.OPEN_SUBTASKS.ne(open))
        .execute();
  }
}
