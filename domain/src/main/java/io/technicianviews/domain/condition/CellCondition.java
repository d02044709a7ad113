package io.technicianviews.domain.condition;

import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.Status;
import io.technicianviews.domain.request.StatusCategory;
import io.technicianviews.domain.time.DeskDay;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A condition that count cells decide: all requests of a cell meet it, or none. Without a write, a
 * request can only stop meeting it, and only at the end of a day.
 */
public sealed interface CellCondition extends Condition {

  /**
   * The last day on which a request meets the condition if it does not change.
   *
   * @param viewer the instant at which the viewer reads has no influence
   * @return {@link LocalDate#MAX} if time does not end it; null if it is met on no day
   */
  @Nullable LocalDate lastDay(Facts facts, Viewer viewer);

  @Override
  default boolean isMetBy(Facts facts, Viewer viewer) {
    LocalDate last = lastDay(facts, viewer);
    return last != null && (last.equals(LocalDate.MAX) || !last.isBefore(viewer.day().date()));
  }

  @Override
  default @Nullable Instant nextChange(Facts facts, Viewer viewer) {
    LocalDate last = lastDay(facts, viewer);
    return last == null || last.equals(LocalDate.MAX) || last.isBefore(viewer.day().date())
        ? null
        : new DeskDay(last, viewer.zone()).end();
  }

  @Override
  default boolean dependsOnHours() {
    return false;
  }

  private static @Nullable LocalDate foreverIf(boolean met) {
    return met ? LocalDate.MAX : null;
  }

  /** The status is, or is not, one of these. */
  record StatusCondition(Operator operator, Set<Status> statuses) implements CellCondition {
    public StatusCondition {
      Limits.requireValues(statuses.size());
      statuses = Set.copyOf(statuses);
    }

    /**
     * Whether requests with a status of this category may meet the condition. A category may have
     * any number of statuses, so a condition that excludes statuses excludes no category.
     */
    boolean mayAdmit(StatusCategory category) {
      return operator == Operator.IS_NOT
          || statuses.stream().anyMatch(status -> status.category() == category);
    }

    @Override
    public @Nullable LocalDate lastDay(Facts facts, Viewer viewer) {
      return foreverIf(operator.admits(statuses.contains(facts.status())));
    }
  }

  /** The category of the status is, or is not, one of these. */
  record StatusCategoryCondition(Operator operator, Set<StatusCategory> categories)
      implements CellCondition {

    /** The request does not count as solved. */
    public static final StatusCategoryCondition UNSOLVED = countAsSolved(false);

    /** The request counts as solved. */
    public static final StatusCategoryCondition SOLVED = countAsSolved(true);

    public StatusCategoryCondition {
      Limits.requireValues(categories.size());
      categories = Collections.unmodifiableSet(EnumSet.copyOf(categories));
    }

    private static StatusCategoryCondition countAsSolved(boolean solved) {
      Set<StatusCategory> categories = EnumSet.allOf(StatusCategory.class);
      categories.removeIf(category -> category.countAsSolved() != solved);
      return new StatusCategoryCondition(Operator.IS, categories);
    }

    /** Whether requests with a status of this category meet the condition. */
    boolean admits(StatusCategory category) {
      return operator.admits(categories.contains(category));
    }

    @Override
    public @Nullable LocalDate lastDay(Facts facts, Viewer viewer) {
      return foreverIf(admits(facts.status().category()));
    }
  }

  /** The priority is, or is not, one of these. */
  record PriorityCondition(Operator operator, Set<Priority> priorities) implements CellCondition {
    public PriorityCondition {
      Limits.requireValues(priorities.size());
      priorities = Collections.unmodifiableSet(EnumSet.copyOf(priorities));
    }

    @Override
    public @Nullable LocalDate lastDay(Facts facts, Viewer viewer) {
      return foreverIf(operator.admits(priorities.contains(facts.priority())));
    }
  }

  /**
   * The business unit is, or is not, one of these.
   *
   * @param units ids of units, which may no longer exist; {@code UnitScope.WITHOUT_UNIT} for
   *     requests without a unit
   */
  record BusinessUnitCondition(Operator operator, SortedSet<Long> units) implements CellCondition {
    public BusinessUnitCondition {
      Limits.requireValues(units.size());
      if (!units.stream().allMatch(Limits::isUnit)) {
        throw new IllegalArgumentException(
            "units must be ids, or " + UnitScope.WITHOUT_UNIT + " for no unit: " + units);
      }
      units = Collections.unmodifiableSortedSet(new TreeSet<>(units));
    }

    /** Returns a condition on these units. */
    public static BusinessUnitCondition of(Operator operator, Collection<Long> units) {
      return new BusinessUnitCondition(operator, new TreeSet<>(units));
    }

    @Override
    public @Nullable LocalDate lastDay(Facts facts, Viewer viewer) {
      return foreverIf(operator.admits(units.contains(facts.unit())));
    }
  }

  /** The request is, or is not, assigned to this technician, or to nobody. */
  record AssigneeCondition(Operator operator, Assignee assignee) implements CellCondition {

    @Override
    public @Nullable LocalDate lastDay(Facts facts, Viewer viewer) {
      boolean is =
          switch (assignee) {
            case Assignee.Nobody() -> !facts.isAssigned();
            case Assignee.CurrentUser() -> facts.isAssignedTo(viewer.personId());
            case Assignee.Technician(long id) -> facts.isAssignedTo(id);
          };
      return foreverIf(operator.admits(is));
    }
  }

  /** The request is a subtask, or a parent: every request that is not a subtask is a parent. */
  record TypeCondition(boolean subtask) implements CellCondition {
    @Override
    public @Nullable LocalDate lastDay(Facts facts, Viewer viewer) {
      return foreverIf(facts.isSubtask() == subtask);
    }
  }

  /** The request has, or does not have, subtasks that are neither solved nor deleted. */
  record OpenSubtasksCondition(boolean hasOpenSubtasks) implements CellCondition {
    @Override
    public @Nullable LocalDate lastDay(Facts facts, Viewer viewer) {
      return foreverIf(facts.hasOpenSubtasks() == hasOpenSubtasks);
    }
  }

  /**
   * The moment was on the current day or on one of the days before, in the helpdesk's time zone.
   *
   * @param days the number of days, from 1, which is today alone, to {@link Limits#MAX_DAYS}
   */
  record WithinDays(Moment moment, int days) implements CellCondition {
    public WithinDays {
      if (days < 1 || days > Limits.MAX_DAYS) {
        throw new IllegalArgumentException("days must be 1 to " + Limits.MAX_DAYS + ": " + days);
      }
    }

    @Override
    public @Nullable LocalDate lastDay(Facts facts, Viewer viewer) {
      LocalDate day = facts.day(moment, viewer.zone());
      return day == null ? null : day.plusDays(days - 1L);
    }
  }
}
