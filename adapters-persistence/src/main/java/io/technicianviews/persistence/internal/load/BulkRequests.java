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
 * One batch of requests of a bulk load, with their conversations: new requests are inserted by
 * {@code COPY}, existing ones are updated where they differ.
 */
final class BulkRequests {

  private static final io.technicianviews.persistence.internal.schema.tables.ServiceRequest SUB =
      SERVICE_REQUEST.as("sub");

  private final DSLContext dsl;
  private final Collection<RequestRecord> loaded;
  private final BulkCounterDeltas counters;
  private final Map<Long, ServiceRequest> existing;

  BulkRequests(DSLContext dsl, Collection<RequestRecord> loaded, BulkCounterDeltas counters) {
    this.dsl = dsl;
    this.loaded = deduplicate(loaded);
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

  /**
   * Locks requests, so that until the load ends no other transaction changes them or adds subtasks
   * to them.
   */
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
    rejectFixedParts(replaced);
    List<RequestRecord> changed = replaced.stream().filter(this::differs).toList();

    List<RequestRecord> modified = Stream.concat(added.stream(), changed.stream()).toList();
    Map<Long, ServiceRequest> otherParents = otherParents();
    RequestCopy copies = new RequestCopy(dsl);
    copies.requests(added);
    new BulkRequestUpdate(dsl).run(changed);
    copies.assignments(modified);
    copies.conversations(added);
    rejectSubtasksOfSubtasks();
    Map<Long, Integer> openSubtasks = recountSubtasks(modified);
    count(modified, otherParents, openSubtasks);
    return loaded.size();
  }

  /** The existing parents that are not in this batch themselves. */
  private Map<Long, ServiceRequest> otherParents() {
    Set<Long> others = parents();
    loaded.forEach(one -> others.remove(one.request().id()));
    return others.isEmpty() ? Map.of() : stored(others);
  }

  /**
   * @param openSubtasks the new numbers of open subtasks, by request, where they changed
   */
  private void count(
      List<RequestRecord> modified,
      Map<Long, ServiceRequest> otherParents,
      Map<Long, Integer> openSubtasks) {
    Map<Long, RequestState> after = new HashMap<>();
    openSubtasks.keySet().forEach(id -> after.put(id, before(id, otherParents)));
    for (RequestRecord one : modified) {
      long id = one.request().id();
      ServiceRequest stored = existing.get(id);
      int open = stored == null ? 0 : stored.state().openSubtasks();
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
   * Removes duplicates: the last record of a request is used, with the conversation of the first
   * one.
   */
  private static Collection<RequestRecord> deduplicate(Collection<RequestRecord> loaded) {
    Map<Long, RequestRecord> last = new LinkedHashMap<>();
    for (RequestRecord one : loaded) {
      last.merge(one.request().id(), one, BulkRequests::merge);
    }
    return last.values();
  }

  private static RequestRecord merge(RequestRecord before, RequestRecord after) {
    rejectConversation(after);
    return new RequestRecord(
        after.request(), before.externalId(), before.messages(), before.readPositions());
  }

  private static void rejectConversation(RequestRecord of) {
    if (!of.messages().isEmpty() || !of.readPositions().isEmpty()) {
      throw new IllegalArgumentException(
          "request " + of.request().id() + " exists, and its conversation cannot be replaced");
    }
  }

  /**
   * Whether an existing request differs from its record, ignoring the version and the number of
   * open subtasks, which the load computes.
   */
  private boolean differs(RequestRecord one) {
    ServiceRequest given = one.request();
    ServiceRequest stored = Objects.requireNonNull(existing.get(given.id()));
    ServiceRequest comparable =
        new ServiceRequest(
            given.id(),
            given.subject(),
            given.description(),
            given.requesterId(),
            given.dueDate(),
            given.dueByHand(),
            stored.version(),
            given.state().withOpenSubtasks(stored.state().openSubtasks()));
    return !comparable.equals(stored);
  }

  private void rejectFixedParts(List<RequestRecord> replaced) {
    for (RequestRecord one : replaced) {
      long id = one.request().id();
      rejectConversation(one);
      Long parentId = Objects.requireNonNull(existing.get(id)).state().parentId();
      if (!Objects.equals(parentId, one.request().state().parentId())) {
        throw new IllegalArgumentException("the parent of request " + id + " cannot be changed");
      }
    }
  }

  private void rejectSubtasksOfSubtasks() {
    List<Long> refused =
        dsl.select(SERVICE_REQUEST.ID)
            .from(SERVICE_REQUEST)
            .where(SERVICE_REQUEST.ID.eq(any(RequestConditions.array(parents()))))
            .and(SERVICE_REQUEST.PARENT_ID.isNotNull())
            .fetch(SERVICE_REQUEST.ID);
    if (!refused.isEmpty()) {
      throw new IllegalArgumentException(
          "these parents are subtasks, which cannot have subtasks: " + refused);
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
   * Updates the numbers of open subtasks. Increments the version of a changed parent, unless it is
   * new or this batch has incremented it already.
   *
   * @return the new numbers by request, where they changed
   */
  private Map<Long, Integer> recountSubtasks(List<RequestRecord> modified) {
    List<Long> modifiedIds = modified.stream().map(one -> one.request().id()).toList();
    List<Long> affected = new ArrayList<>(parents());
    affected.addAll(existing.keySet());
    // Selects by the parent alone, whose subtasks are few. With "unsolved" as a condition,
    // PostgreSQL, whose statistics do not include the load, may scan all unsolved requests each
    // time.
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
                when(SERVICE_REQUEST.ID.eq(any(RequestConditions.array(modifiedIds))), inline(0L))
                    .otherwise(inline(1L))))
        .where(SERVICE_REQUEST.ID.eq(any(RequestConditions.array(affected))))
        .and(SERVICE_REQUEST.OPEN_SUBTASKS.ne(open))
        .returningResult(SERVICE_REQUEST.ID, SERVICE_REQUEST.OPEN_SUBTASKS)
        .fetchMap(SERVICE_REQUEST.ID, SERVICE_REQUEST.OPEN_SUBTASKS);
  }
}
