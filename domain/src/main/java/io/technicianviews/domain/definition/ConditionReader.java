package io.technicianviews.domain.definition;

import io.technicianviews.domain.condition.CellCondition;
import io.technicianviews.domain.condition.Condition;
import io.technicianviews.domain.condition.Conditions;
import io.technicianviews.domain.condition.Due;
import io.technicianviews.domain.condition.Limits;
import io.technicianviews.domain.condition.Moment;
import io.technicianviews.domain.condition.Operator;
import io.technicianviews.domain.condition.RequestCondition;
import io.technicianviews.domain.definition.ConditionField.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads conditions from their text form: a map of lists {@code all} and {@code any}, whose elements
 * are maps of {@code field}, {@code operator} and {@code value}. Adapters convert JSON to it: an
 * object to a {@link Map}, an array to a {@link List}, a number to {@link Long}, {@link Integer} or
 * {@link java.math.BigDecimal}. All errors are found, not only the first.
 */
public final class ConditionReader {

  private static final String ALL = "all";
  private static final String ANY = "any";
  private static final String FIELD = "field";
  private static final String OPERATOR = "operator";
  private static final String VALUE = "value";

  /** Shown by the API, and ignored when a client sends back what it read. */
  private static final String UNKNOWN = "unknown";

  private final List<ConditionError> errors = new ArrayList<>();

  private ConditionReader() {}

  /**
   * Reads conditions.
   *
   * @param form the text form; a missing list is empty
   */
  public static ReadConditions read(@Nullable Object form) {
    ConditionReader reader = new ConditionReader();
    Conditions conditions = reader.conditions(form);
    return reader.errors.isEmpty()
        ? new ReadConditions.Valid(conditions)
        : new ReadConditions.Invalid(reader.errors);
  }

  private Conditions conditions(@Nullable Object form) {
    if (!(form instanceof Map<?, ?> lists)) {
      wrong("", "must be an object with the lists all and any");
      return Conditions.NONE;
    }
    for (Object name : lists.keySet()) {
      if (!ALL.equals(name) && !ANY.equals(name)) {
        wrong(String.valueOf(name), "is not a list of conditions: all and any are");
      }
    }
    return new Conditions(list(ALL, lists), list(ANY, lists));
  }

  private List<Condition> list(String name, Map<?, ?> lists) {
    if (!lists.containsKey(name)) {
      return List.of();
    }
    if (!(lists.get(name) instanceof List<?> elements)) {
      wrong(name, "must be a list of conditions");
      return List.of();
    }
    if (elements.size() > Limits.MAX_CONDITIONS) {
      wrong(name, "must have at most " + Limits.MAX_CONDITIONS + " conditions");
      return List.of();
    }
    List<Condition> conditions = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) {
      condition(name + "[" + i + "]", elements.get(i)).ifPresent(conditions::add);
    }
    return conditions;
  }

  private Optional<Condition> condition(String path, @Nullable Object element) {
    if (!(element instanceof Map<?, ?> form)) {
      wrong(path, "must be an object with field, operator and value");
      return Optional.empty();
    }
    for (Object name : form.keySet()) {
      if (!List.of(FIELD, OPERATOR, VALUE, UNKNOWN).contains(name)) {
        wrong(path + "." + name, "is not part of a condition: field, operator and value are");
      }
    }
    if (form.containsKey(UNKNOWN) && !(form.get(UNKNOWN) instanceof Boolean)) {
      wrong(path + "." + UNKNOWN, "must be true or false, or omitted");
    }
    Optional<ConditionField> field = text(form, FIELD).flatMap(ConditionField::named);
    if (field.isEmpty()) {
      wrong(path + "." + FIELD, "must be one of " + ConditionField.names());
      return Optional.empty();
    }
    Optional<Operation> operation =
        text(form, OPERATOR).flatMap(name -> field.get().operation(name));
    if (operation.isEmpty()) {
      wrong(path + "." + OPERATOR, "must be one of " + field.get().operatorNames());
      return Optional.empty();
    }
    return condition(path + "." + VALUE, field.get(), operation.get(), form);
  }

  private static Optional<String> text(Map<?, ?> form, String name) {
    return form.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  private Optional<Condition> condition(
      String path, ConditionField field, Operation operation, Map<?, ?> form) {
    if (operation.value() != ValueType.NONE && !form.containsKey(VALUE)) {
      wrong(path, "is required");
      return Optional.empty();
    }
    if (operation.value() == ValueType.NONE && form.get(VALUE) != null) {
      wrong(path, "must be omitted: " + operation.operator().wireName() + " has no value");
      return Optional.empty();
    }
    try {
      return Optional.of(condition(field, operation.operator(), form.get(VALUE)));
    } catch (InvalidValueException e) {
      wrong(path, e.detail());
      return Optional.empty();
    }
  }

  private static Condition condition(
      ConditionField field, ConditionOperator operator, @Nullable Object value)
      throws InvalidValueException {
    return switch (field) {
      case STATUS -> new CellCondition.StatusCondition(equality(operator), Values.statuses(value));
      case STATUS_CATEGORY ->
          new CellCondition.StatusCategoryCondition(equality(operator), Values.categories(value));
      case PRIORITY ->
          new CellCondition.PriorityCondition(equality(operator), Values.priorities(value));
      case BUSINESS_UNIT_ID ->
          new CellCondition.BusinessUnitCondition(equality(operator), Values.units(value));
      case ASSIGNEE_ID ->
          new CellCondition.AssigneeCondition(equality(operator), Values.assignee(value));
      case REQUESTER_ID ->
          new RequestCondition.RequesterCondition(equality(operator), Values.requester(value));
      case TYPE -> new CellCondition.TypeCondition(Values.isSubtask(value));
      case HAS_OPEN_SUBTASKS -> new CellCondition.OpenSubtasksCondition(Values.bool(value));
      case UNREAD -> new RequestCondition.UnreadCondition(Values.bool(value));
      case CREATED -> time(Moment.CREATED, operator, value);
      case UPDATED -> time(Moment.UPDATED, operator, value);
      case SOLVED -> time(Moment.SOLVED, operator, value);
      case DUE -> new RequestCondition.DueCondition(due(operator, value));
      case TAGS ->
          new RequestCondition.TagsCondition(
              operator == ConditionOperator.ANY_OF ? Operator.IS : Operator.IS_NOT,
              Values.tags(value));
      case SUBJECT -> new RequestCondition.SubjectContains(Values.searchedText(value));
    };
  }

  private static Operator equality(ConditionOperator operator) {
    return operator == ConditionOperator.IS_NOT ? Operator.IS_NOT : Operator.IS;
  }

  private static Condition time(Moment moment, ConditionOperator operator, @Nullable Object value)
      throws InvalidValueException {
    return operator == ConditionOperator.WITHIN_DAYS
        ? new CellCondition.WithinDays(moment, Values.days(value))
        : new RequestCondition.OlderThan(moment, Values.duration(value));
  }

  private static Due due(ConditionOperator operator, @Nullable Object value)
      throws InvalidValueException {
    return switch (operator) {
      case OVERDUE -> Due.OVERDUE;
      case WITHIN -> new Due.Within(Values.duration(value));
      default -> Due.NONE;
    };
  }

  private void wrong(String path, String detail) {
    errors.add(new ConditionError(path, detail));
  }
}
