package io.technicianviews.domain.definition;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A field of a request that conditions refer to, with the operators that it supports. */
public enum ConditionField {
  /** The status, by id. */
  STATUS(equality(ValueType.STATUS_IDS)),

  /** The category of the status. */
  STATUS_CATEGORY(equality(ValueType.STATUS_CATEGORIES)),

  /** The priority, by id. */
  PRIORITY(equality(ValueType.PRIORITY_IDS)),

  /** The business unit. */
  BUSINESS_UNIT_ID(equality(ValueType.BUSINESS_UNIT_IDS)),

  /** An assignee: a technician, the current user, or none. */
  ASSIGNEE_ID(equality(ValueType.ASSIGNEE)),

  /** The requester: a person or the current user. */
  REQUESTER_ID(unsolved(equality(ValueType.REQUESTER))),

  /** Whether the request is a subtask. */
  TYPE(List.of(new Operation(ConditionOperator.IS, ValueType.REQUEST_TYPE, false))),

  /** Whether the request has open subtasks. */
  HAS_OPEN_SUBTASKS(List.of(new Operation(ConditionOperator.IS, ValueType.BOOLEAN, false))),

  /** Whether the technician has unread messages. */
  UNREAD(List.of(new Operation(ConditionOperator.IS, ValueType.BOOLEAN, true))),

  /** When the request was created. */
  CREATED(times()),

  /** When the request was last updated. */
  UPDATED(times()),

  /** When the request was solved. */
  SOLVED(List.of(new Operation(ConditionOperator.WITHIN_DAYS, ValueType.DAYS, false))),

  /** When the request is due. */
  DUE(
      List.of(
          new Operation(ConditionOperator.OVERDUE, ValueType.NONE, true),
          new Operation(ConditionOperator.WITHIN, ValueType.DURATION, true),
          new Operation(ConditionOperator.NONE, ValueType.NONE, true))),

  /** The subject, regardless of case. */
  SUBJECT(List.of(new Operation(ConditionOperator.CONTAINS, ValueType.TEXT, true))),

  /** The tags. */
  TAGS(
      List.of(
          new Operation(ConditionOperator.ANY_OF, ValueType.TAGS, true),
          new Operation(ConditionOperator.NONE_OF, ValueType.TAGS, true)));

  /**
   * An operator of a field.
   *
   * @param value the type of its value
   * @param unsolvedOnly whether only views of unsolved requests support it
   */
  public record Operation(ConditionOperator operator, ValueType value, boolean unsolvedOnly) {}

  private final List<Operation> operations;

  ConditionField(List<Operation> operations) {
    this.operations = operations;
  }

  private static List<Operation> equality(ValueType value) {
    return List.of(
        new Operation(ConditionOperator.IS, value, false),
        new Operation(ConditionOperator.IS_NOT, value, false));
  }

  private static List<Operation> unsolved(List<Operation> operations) {
    return operations.stream()
        .map(operation -> new Operation(operation.operator(), operation.value(), true))
        .toList();
  }

  private static List<Operation> times() {
    return List.of(
        new Operation(ConditionOperator.WITHIN_DAYS, ValueType.DAYS, false),
        new Operation(ConditionOperator.OLDER_THAN, ValueType.DURATION, true));
  }

  /** The operators of the field, with the types of their values. */
  public List<Operation> operations() {
    return operations;
  }

  /** The operator with this name; empty if the field does not support it. */
  Optional<Operation> operation(String wireName) {
    return operations.stream()
        .filter(operation -> operation.operator().wireName().equals(wireName))
        .findFirst();
  }

  /** The names of the operators, for messages. */
  String operatorNames() {
    return operations.stream()
        .map(operation -> operation.operator().wireName())
        .collect(Collectors.joining(", "));
  }

  /** The name in the API and in storage, such as {@code assignee_id}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The field with this {@linkplain #wireName() name}; empty if none exists. */
  static Optional<ConditionField> named(String wireName) {
    return Arrays.stream(values()).filter(field -> field.wireName().equals(wireName)).findFirst();
  }

  /** The names of all fields, for messages. */
  static String names() {
    return Arrays.stream(values()).map(ConditionField::wireName).collect(Collectors.joining(", "));
  }
}
