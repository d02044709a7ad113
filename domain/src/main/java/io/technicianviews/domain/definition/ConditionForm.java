package io.technicianviews.domain.definition;

import io.technicianviews.domain.condition.Assignee;
import io.technicianviews.domain.condition.CellCondition;
import io.technicianviews.domain.condition.Condition;
import io.technicianviews.domain.condition.Conditions;
import io.technicianviews.domain.condition.Due;
import io.technicianviews.domain.condition.Moment;
import io.technicianviews.domain.condition.Operator;
import io.technicianviews.domain.condition.RequestCondition;
import io.technicianviews.domain.condition.Requester;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.Status;
import io.technicianviews.domain.request.StatusCategory;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The text form of a condition, which {@link ConditionReader} reads.
 *
 * @param value a {@link String}, {@link Long}, {@link Boolean}, a list of {@link Long}, ascending,
 *     or of {@link String}; null stands for no assignee, and for no value
 */
public record ConditionForm(
    ConditionField field, ConditionOperator operator, @Nullable Object value) {

  /** The form of a condition. */
  public static ConditionForm of(Condition condition) {
    return switch (condition) {
      case CellCondition.StatusCondition(Operator operator, var statuses) ->
          equality(ConditionField.STATUS, operator, ids(statuses, Status::id));
      case CellCondition.StatusCategoryCondition(Operator operator, var categories) ->
          equality(
              ConditionField.STATUS_CATEGORY,
              operator,
              categories.stream().map(StatusCategory::wireName).toList());
      case CellCondition.PriorityCondition(Operator operator, var priorities) ->
          equality(ConditionField.PRIORITY, operator, ids(priorities, Priority::id));
      case CellCondition.BusinessUnitCondition(Operator operator, var units) ->
          equality(ConditionField.BUSINESS_UNIT_ID, operator, List.copyOf(units));
      case CellCondition.AssigneeCondition(Operator operator, Assignee assignee) ->
          equality(ConditionField.ASSIGNEE_ID, operator, value(assignee));
      case CellCondition.TypeCondition(boolean subtask) ->
          is(ConditionField.TYPE, subtask ? Values.SUBTASK : Values.PARENT);
      case CellCondition.OpenSubtasksCondition(boolean open) ->
          is(ConditionField.HAS_OPEN_SUBTASKS, open);
      case CellCondition.WithinDays(Moment moment, int days) ->
          new ConditionForm(field(moment), ConditionOperator.WITHIN_DAYS, (long) days);
      case RequestCondition.OlderThan(Moment moment, var age) ->
          new ConditionForm(field(moment), ConditionOperator.OLDER_THAN, Values.text(age));
      case RequestCondition.DueCondition(Due due) -> of(due);
      case RequestCondition.RequesterCondition(Operator operator, Requester requester) ->
          equality(ConditionField.REQUESTER_ID, operator, value(requester));
      case RequestCondition.UnreadCondition(boolean unread) -> is(ConditionField.UNREAD, unread);
      case RequestCondition.TagsCondition(Operator operator, var tags) ->
          new ConditionForm(
              ConditionField.TAGS,
              operator == Operator.IS ? ConditionOperator.ANY_OF : ConditionOperator.NONE_OF,
              List.copyOf(tags));
      case RequestCondition.SubjectContains(String text) ->
          new ConditionForm(ConditionField.SUBJECT, ConditionOperator.CONTAINS, text);
    };
  }

  private static ConditionForm of(Due due) {
    return switch (due) {
      case Due.Overdue() -> new ConditionForm(ConditionField.DUE, ConditionOperator.OVERDUE, null);
      case Due.Within(var duration) ->
          new ConditionForm(ConditionField.DUE, ConditionOperator.WITHIN, Values.text(duration));
      case Due.None() -> new ConditionForm(ConditionField.DUE, ConditionOperator.NONE, null);
    };
  }

  private static ConditionForm is(ConditionField field, Object value) {
    return new ConditionForm(field, ConditionOperator.IS, value);
  }

  private static ConditionForm equality(
      ConditionField field, Operator operator, @Nullable Object value) {
    return new ConditionForm(
        field, operator == Operator.IS ? ConditionOperator.IS : ConditionOperator.IS_NOT, value);
  }

  private static <T> List<Long> ids(Collection<T> values, ToLongFunction<T> id) {
    return values.stream().mapToLong(id).sorted().boxed().toList();
  }

  private static @Nullable Object value(Assignee assignee) {
    return switch (assignee) {
      case Assignee.Nobody() -> null;
      case Assignee.CurrentUser() -> Values.CURRENT_USER;
      case Assignee.Technician(long id) -> id;
    };
  }

  private static Object value(Requester requester) {
    return switch (requester) {
      case Requester.CurrentUser() -> Values.CURRENT_USER;
      case Requester.Other(long id) -> id;
    };
  }

  private static ConditionField field(Moment moment) {
    return switch (moment) {
      case CREATED -> ConditionField.CREATED;
      case UPDATED -> ConditionField.UPDATED;
      case SOLVED -> ConditionField.SOLVED;
    };
  }

  /** Whether the operator has a value, which may be null. */
  public boolean hasValue() {
    return operator != ConditionOperator.OVERDUE && operator != ConditionOperator.NONE;
  }

  /** The form of conditions, as maps, lists and values; adapters convert it to JSON. */
  public static Map<String, Object> of(Conditions conditions) {
    Map<String, Object> lists = new LinkedHashMap<>();
    lists.put("all", maps(conditions.all()));
    lists.put("any", maps(conditions.any()));
    return lists;
  }

  private static List<Map<String, @Nullable Object>> maps(List<Condition> conditions) {
    return conditions.stream().map(condition -> of(condition).toMap()).toList();
  }

  /**
   * This form as a new map of {@code field}, {@code operator} and, if it has one, {@code value}.
   */
  public Map<String, @Nullable Object> toMap() {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("field", field.wireName());
    map.put("operator", operator.wireName());
    if (hasValue()) {
      map.put("value", value);
    }
    return map;
  }
}
