package io.technicianviews.bootstrap.benchmark;

import io.technicianviews.domain.condition.Assignee;
import io.technicianviews.domain.condition.CellCondition.AssigneeCondition;
import io.technicianviews.domain.condition.CellCondition.OpenSubtasksCondition;
import io.technicianviews.domain.condition.CellCondition.PriorityCondition;
import io.technicianviews.domain.condition.CellCondition.StatusCondition;
import io.technicianviews.domain.condition.CellCondition.TypeCondition;
import io.technicianviews.domain.condition.CellCondition.WithinDays;
import io.technicianviews.domain.condition.Condition;
import io.technicianviews.domain.condition.Conditions;
import io.technicianviews.domain.condition.Due;
import io.technicianviews.domain.condition.Moment;
import io.technicianviews.domain.condition.Operator;
import io.technicianviews.domain.condition.RequestCondition.DueCondition;
import io.technicianviews.domain.condition.RequestCondition.OlderThan;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.Status;
import io.technicianviews.domain.time.DeskDay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Random conditions of a view, and the equivalent SQL condition on {@code service_request r}, which
 * uses no derived column.
 */
record RandomFilter(Conditions conditions, String sql) {

  private static final String ASSIGNED =
      "exists (select from assignment a where a.request_id = r.id%s)";

  private static final List<Moment> MOMENTS = List.of(Moment.values());

  /** A condition and the equivalent SQL. */
  private record ConditionAndSql(Condition condition, String sql) {}

  static RandomFilter of(Random random, Person viewer, DeskDay today) {
    while (true) {
      List<ConditionAndSql> all = randomConditions(random, 1 + random.nextInt(3), viewer, today);
      List<ConditionAndSql> any = randomConditions(random, random.nextInt(3), viewer, today);
      Conditions conditions =
          new Conditions(
              all.stream().map(ConditionAndSql::condition).toList(),
              any.stream().map(ConditionAndSql::condition).toList());
      if (conditions.countMethod().isPresent()) {
        return new RandomFilter(conditions, sql(conditions, all, any, viewer));
      }
    }
  }

  private static String sql(
      Conditions conditions, List<ConditionAndSql> all, List<ConditionAndSql> any, Person viewer) {
    StringBuilder sql = new StringBuilder("r.deleted_at is null");
    if (viewer.role() != Role.ADMIN && !conditions.areOfOwnRequests()) {
      sql.append(" and r.business_unit_id in ").append(list(viewer.businessUnits()));
    }
    all.forEach(condition -> sql.append(" and (").append(condition.sql()).append(")"));
    if (!any.isEmpty()) {
      sql.append(
          any.stream()
              .map(ConditionAndSql::sql)
              .collect(Collectors.joining(") or (", " and ((", "))")));
    }
    return sql.toString();
  }

  private static List<ConditionAndSql> randomConditions(
      Random random, int number, Person viewer, DeskDay today) {
    List<ConditionAndSql> conditions = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      conditions.add(randomCondition(random, viewer, today));
    }
    return conditions;
  }

  private static ConditionAndSql randomCondition(Random random, Person viewer, DeskDay today) {
    Operator operator = random.nextBoolean() ? Operator.IS : Operator.IS_NOT;
    String not = operator == Operator.IS ? "" : "not ";
    return switch (random.nextInt(9)) {
      case 0, 1 -> {
        Set<Status> statuses = randomSubset(random, Status.DEFAULTS);
        yield new ConditionAndSql(
            new StatusCondition(operator, statuses),
            "r.status_id " + not + "in " + list(statuses.stream().map(Status::id).toList()));
      }
      case 2 -> {
        Set<Priority> priorities = randomSubset(random, List.of(Priority.values()));
        yield new ConditionAndSql(
            new PriorityCondition(operator, priorities),
            "r.priority_id " + not + "in " + list(priorities.stream().map(Priority::id).toList()));
      }
      case 3 ->
          new ConditionAndSql(
              new AssigneeCondition(operator, Assignee.NOBODY),
              (operator == Operator.IS ? "not " : "") + ASSIGNED.formatted(""));
      case 4 ->
          new ConditionAndSql(
              new AssigneeCondition(operator, Assignee.CURRENT_USER),
              not + ASSIGNED.formatted(" and a.person_id = " + viewer.id()));
      case 5 -> {
        boolean subtask = random.nextBoolean();
        yield new ConditionAndSql(
            new TypeCondition(subtask), "r.parent_id is " + (subtask ? "not " : "") + "null");
      }
      case 6 -> {
        boolean open = random.nextBoolean();
        yield new ConditionAndSql(
            new OpenSubtasksCondition(open),
            (open ? "" : "not ")
                + "exists (select from service_request c join status s on s.id = c.status_id"
                + " where c.parent_id = r.id and c.deleted_at is null and not s.count_as_solved)");
      }
      case 7 -> withinDays(random, today);
      default -> hourCondition(random);
    };
  }

  private static ConditionAndSql withinDays(Random random, DeskDay today) {
    Moment moment = MOMENTS.get(random.nextInt(MOMENTS.size()));
    int days = List.of(1, 7, 30, 90).get(random.nextInt(4));
    return new ConditionAndSql(
        new WithinDays(moment, days),
        "r.%s_at is not null and r.%1$s_at >= '%s'"
            .formatted(moment.name().toLowerCase(Locale.ROOT), today.firstOf(days).start()));
  }

  private static ConditionAndSql hourCondition(Random random) {
    int hours = 1 + random.nextInt(72);
    return random.nextBoolean()
        ? new ConditionAndSql(new DueCondition(Due.OVERDUE), "r.due_at < now()")
        : new ConditionAndSql(
            new OlderThan(Moment.UPDATED, Duration.ofHours(hours)),
            "r.updated_at <= now() - interval '%d hours'".formatted(hours));
  }

  private static <T> Set<T> randomSubset(Random random, List<T> of) {
    Set<T> subset = new HashSet<>();
    for (int i = 0; i <= random.nextInt(of.size()); i++) {
      subset.add(of.get(random.nextInt(of.size())));
    }
    return subset;
  }

  private static String list(Iterable<?> values) {
    StringBuilder list = new StringBuilder();
    values.forEach(value -> list.append(list.isEmpty() ? "(" : ", ").append(value));
    return list.append(")").toString();
  }
}
