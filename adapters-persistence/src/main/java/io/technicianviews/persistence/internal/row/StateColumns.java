package io.technicianviews.persistence.internal.row;

import static io.technicianviews.persistence.internal.schema.Tables.CHANGE_LOG;
import static java.util.Objects.requireNonNull;

import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.RequestState;
import io.technicianviews.domain.request.Status;
import io.technicianviews.persistence.internal.statement.StatementTemplate.Placeholders;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/**
 * The columns of the change log with one state of a request. The parent is not among them: it has
 * one column for both states.
 */
record StateColumns(
    Field<Short> status,
    Field<Short> priority,
    Field<Long> businessUnit,
    Field<Long[]> assignees,
    Field<String[]> tags,
    Field<Integer> openSubtasks,
    Field<Instant> created,
    Field<Instant> updated,
    Field<Instant> solved,
    Field<Boolean> deleted) {

  static StateColumns before() {
    return new StateColumns(
        CHANGE_LOG.BEFORE_STATUS_ID,
        CHANGE_LOG.BEFORE_PRIORITY_ID,
        CHANGE_LOG.BEFORE_BUSINESS_UNIT_ID,
        CHANGE_LOG.BEFORE_ASSIGNEES,
        CHANGE_LOG.BEFORE_TAGS,
        CHANGE_LOG.BEFORE_OPEN_SUBTASKS,
        CHANGE_LOG.BEFORE_CREATED_AT,
        CHANGE_LOG.BEFORE_UPDATED_AT,
        CHANGE_LOG.BEFORE_SOLVED_AT,
        CHANGE_LOG.BEFORE_DELETED);
  }

  static StateColumns after() {
    return new StateColumns(
        CHANGE_LOG.AFTER_STATUS_ID,
        CHANGE_LOG.AFTER_PRIORITY_ID,
        CHANGE_LOG.AFTER_BUSINESS_UNIT_ID,
        CHANGE_LOG.AFTER_ASSIGNEES,
        CHANGE_LOG.AFTER_TAGS,
        CHANGE_LOG.AFTER_OPEN_SUBTASKS,
        CHANGE_LOG.AFTER_CREATED_AT,
        CHANGE_LOG.AFTER_UPDATED_AT,
        CHANGE_LOG.AFTER_SOLVED_AT,
        CHANGE_LOG.AFTER_DELETED);
  }

  /** The values of the columns for a state; nulls if there is none. */
  <V> Map<Field<?>, Field<?>> values(
      Placeholders<V> of, Function<V, @Nullable RequestState> state) {
    Map<Field<?>, Field<?>> values = new LinkedHashMap<>();
    put(values, of, status, state, one -> (short) one.status().id());
    put(values, of, priority, state, one -> (short) one.priority().id());
    put(values, of, businessUnit, state, RequestState::businessUnitId);
    put(values, of, assignees, state, one -> one.assignees().toArray(Long[]::new));
    put(values, of, tags, state, StateColumns::tags);
    put(values, of, openSubtasks, state, RequestState::openSubtasks);
    put(values, of, created, state, RequestState::created);
    put(values, of, updated, state, RequestState::updated);
    put(values, of, solved, state, RequestState::solved);
    put(values, of, deleted, state, RequestState::deleted);
    return values;
  }

  /** Most requests have no tags; null takes no space in a row. */
  private static String @Nullable [] tags(RequestState state) {
    return state.tags().isEmpty() ? null : state.tags().toArray(String[]::new);
  }

  private static SortedSet<String> tags(String @Nullable [] stored) {
    return stored == null ? Collections.emptySortedSet() : new TreeSet<>(Arrays.asList(stored));
  }

  private static <V, T> void put(
      Map<Field<?>, Field<?>> values,
      Placeholders<V> of,
      Field<T> column,
      Function<V, @Nullable RequestState> state,
      Function<RequestState, ? extends @Nullable T> value) {
    values.put(
        column,
        of.bind(
            column,
            from -> {
              RequestState found = state.apply(from);
              return found == null ? null : value.apply(found);
            }));
  }

  /** Reads the state from a row; null if the row has none. */
  @Nullable RequestState read(Record row, @Nullable Long parentId) {
    Short statusId = row.get(status);
    if (statusId == null) {
      return null;
    }
    return new RequestState(
        Status.of(statusId),
        Priority.of(requireNonNull(row.get(priority))),
        row.get(businessUnit),
        new TreeSet<>(List.of(requireNonNull(row.get(assignees)))),
        tags(row.get(tags)),
        parentId,
        requireNonNull(row.get(openSubtasks)),
        requireNonNull(row.get(created)),
        requireNonNull(row.get(updated)),
        row.get(solved),
        requireNonNull(row.get(deleted)));
  }
}
