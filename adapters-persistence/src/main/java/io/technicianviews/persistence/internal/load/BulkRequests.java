package io.technicianviews.persistence.internal.load;

import static io.technicianviews.persistence.internal.schema.Tables.SERVICE_REQUEST;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.when;

import io.technicianviews.domain.port.RequestRecord;
import io.technicianviews.domain.request.RequestState;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.persistence.internal.counter.BulkCounterDeltas;
import io.technicianviews.persistence.internal.row.RequestConditions;
import io.technicianviews.persistence.internal.row.ServiceRequestMapper;
import io.technicianviews.persistence.internal.write.BulkRequestUpdate;
import io.technicianviews.persistence.internal.write.LockedRequests;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Loads some requests with their conversations: new ones by {@code COPY}, existing ones where they
 * differ.
 */
final class BulkRequests {

  private static final io.technicianviews.persistence.internal.schema.tables.ServiceRequest SUB =
      SERVICE_REQUEST.as("sub");

  private final DSLContext dsl;
  private final Connection connection;
  private final Collection<RequestRecord> loaded;
  private final BulkCounterDeltas counters;
  private final Map<Long, ServiceRequest> existing;

  BulkRequests(
      DSLContext dsl,
      Connection connection,
      Collection<RequestRecord> loaded,
      BulkCounterDeltas counters) {
    this.dsl = dsl;
    this.connection = connection;
    this.loaded = lastOfEach(loaded);
    this.counters = counters;
    List<Long> ids = this.loaded.stream().map(one -> one.request().id()).toList();
    Set<Long> locked = parents();
    locked.addAll(ids);
    lock(dsl, locked);
    this.existing = stored(ids);
  }

  private Map<Long, ServiceRequest> stored(Collection<Long> ids) {
    return ServiceRequestMapper.where(dsl, SERVICE_REQUEST.ID.eq(any(RequestConditions.array(ids))))
        .stream()
        .collect(Collectors.toMap(ServiceRequest::id, Function.identity()));
  }

  /** So that nobody else changes them, or adds subtasks to them, until the load ends. */
  static void lock(DSLContext dsl, Collection<Long> ids) {
    dsl.select(SERVICE_REQUEST.ID)
        .from(SERVICE_REQUEST)
        .where(SERVICE_REQUEST.ID.eq(any(RequestConditions.array(ids))))
        .orderBy(LockedRequests.ORDER)
        .forUpdate()
        .execute();
  }

  int run() {
    List<RequestRecord> added =
        loaded.stream().filter(one -> !existing.containsKey(one.request().id())).toList();
    List<RequestRecord> replaced =
        loaded.stream().filter(one -> existing.containsKey(one.request().id())).toList();
    refuseWhatIsKept(replaced);
    List<RequestRecord> changed = replaced.stream().filter(this::differs).toList();

    List<RequestRecord> moved = Stream.concat(added.stream(), changed.stream()).toList();
    Map<Long, ServiceRequest> otherParents = otherParents();
    RequestCopy copies = new RequestCopy(connection);
    copies.requests(added);
    new BulkRequestUpdate(dsl).run(changed);
    copies.assignments(moved);
    copies.conversations(added);
    refuseSubtasksOfSubtasks();
    Map<Long, Integer> openSubtasks = recountSubtasks(moved);
    count(moved, otherParents, openSubtasks);
    return loaded.size();
  }

  /** Parents that are there already, and are not loaded themselves. */
  private Map<Long, ServiceRequest> otherParents() {
    Set<Long> others = parents();
    loaded.forEach(one -> others.remove(one.request().id()));
    return others.isEmpty() ? Map.of() : stored(others);
  }

  /**
   * @param openSubtasks by request, where they are others than they were
   */
  private void count(
      List<RequestRecord> moved,
      Map<Long, ServiceRequest> otherParents,
      Map<Long, Integer> openSubtasks) {
    Map<Long, RequestState> after = new HashMap<>();
    openSubtasks.keySet().forEach(id -> after.put(id, before(id, otherParents)));
    for (RequestRecord one : moved) {
      long id = one.request().id();
      ServiceRequest kept = existing.get(id);
      int open = kept == null ? 0 : kept.state().openSubtasks();
      after.put(id, one.request().state().withOpenSubtasks(open));
    }
    openSubtasks.forEach(
        (id, open) -> after.computeIfPresent(id, (i, s) -> s.withOpenSubtasks(open)));
    after.forEach((id, state) -> counters.change(before(id, otherParents), state));
  }

  private @Nullable RequestState before(long id, Map<Long, ServiceRequest> otherParents) {
    ServiceRequest before = existing.getOrDefault(id, otherParents.get(id));
    return before == null ? null : before.state();
  }

  /**
   * Of a request that is given several times the last state counts, with the conversation that it
   * began with.
   */
  private static Collection<RequestRecord> lastOfEach(Collection<RequestRecord> loaded) {
    Map<Long, RequestRecord> last = new LinkedHashMap<>();
    for (RequestRecord one : loaded) {
      last.merge(one.request().id(), one, BulkRequests::replaced);
    }
    return last.values();
  }

  private static RequestRecord replaced(RequestRecord before, RequestRecord after) {
    refuseConversation(after);
    return new RequestRecord(
        after.request(), before.externalId(), before.messages(), before.readPositions());
  }

  private static void refuseConversation(RequestRecord of) {
    if (!of.messages().isEmpty() || !of.readPositions().isEmpty()) {
      throw new IllegalArgumentException(
          "request " + of.request().id() + " exists and keeps its conversation");
    }
  }

  /**
   * Existing requests differ or not whatever version and number of open subtasks were given: the
   * load works these out.
   */
  private boolean differs(RequestRecord one) {
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

  private void refuseWhatIsKept(List<RequestRecord> replaced) {
    for (RequestRecord one : replaced) {
      long id = one.request().id();
      refuseConversation(one);
      Long parentId = Objects.requireNonNull(existing.get(id)).state().parentId();
      if (!Objects.equals(parentId, one.request().state().parentId())) {
        throw new IllegalArgumentException("request " + id + " keeps its parent for good");
      }
    }
  }

  private void refuseSubtasksOfSubtasks() {
    List<Long> refused =
        dsl.select(SERVICE_REQUEST.ID)
            .from(SERVICE_REQUEST)
            .where(SERVICE_REQUEST.ID.eq(any(RequestConditions.array(parents()))))
            .and(SERVICE_REQUEST.PARENT_ID.isNotNull())
            .fetch(SERVICE_REQUEST.ID);
    if (!refused.isEmpty()) {
      throw new IllegalArgumentException("subtasks have no subtasks: " + refused);
    }
  }

  private Set<Long> parents() {
    Set<Long> parents = new TreeSet<>();
    for (RequestRecord one : loaded) {
      Long parentId = one.request().state().parentId();
      if (parentId != null) {
        parents.add(parentId);
      }
    }
    return parents;
  }

  /**
   * A parent's version moves by it, unless it is new or has moved in this load already.
   *
   * @return how many are open now, where there were others
   */
  private Map<Long, Integer> recountSubtasks(List<RequestRecord> moved) {
    List<Long> haveMoved = moved.stream().map(one -> one.request().id()).toList();
    List<Long> affected = new ArrayList<>(parents());
    affected.addAll(existing.keySet());
    // By the parent alone, whose subtasks are few: as a condition "unsolved" would tempt
    // PostgreSQL,
    // which knows nothing of what the load brought, to pass over all that are unsolved each time.
    Field<Integer> open =
        field(
            select(DSL.count().filterWhere(SUB.SOLVED_AT.isNull().and(SUB.DELETED_AT.isNull())))
                .from(SUB)
                .where(SUB.PARENT_ID.eq(SERVICE_REQUEST.ID)));
    return dsl.update(SERVICE_REQUEST)
        .set(SERVICE_REQUEST.OPEN_SUBTASKS, open)
        .set(
            SERVICE_REQUEST.VERSION,
            SERVICE_REQUEST.VERSION.plus(
                when(SERVICE_REQUEST.ID.eq(any(RequestConditions.array(haveMoved))), inline(0L))
                    .otherwise(inline(1L))))
        .where(SERVICE_REQUEST.ID.eq(any(RequestConditions.array(affected))))
        .and(SERVICE_REQUEST.OPEN_SUBTASKS.ne(open))
        .returningResult(SERVICE_REQUEST.ID, SERVICE_REQUEST.OPEN_SUBTASKS)
        .fetchMap(SERVICE_REQUEST.ID, SERVICE_REQUEST.OPEN_SUBTASKS);
  }
}
