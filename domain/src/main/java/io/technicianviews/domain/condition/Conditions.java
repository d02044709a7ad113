package io.technicianviews.domain.condition;

import io.technicianviews.domain.request.Status;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of a view: all of one list, and at least one of another if that has any. Deleted
 * requests and requests outside the viewer's scope are excluded elsewhere.
 *
 * @param all the conditions that must all be met; may be empty
 * @param any the conditions of which at least one must be met; empty for no such requirement
 */
public record Conditions(List<Condition> all, List<Condition> any) {

  /** No conditions: every request. */
  public static final Conditions NONE = new Conditions(List.of(), List.of());

  public Conditions {
    all = requireFew(all);
    any = requireFew(any);
  }

  private static List<Condition> requireFew(Collection<Condition> conditions) {
    if (conditions.size() > Limits.MAX_CONDITIONS) {
      throw new IllegalArgumentException(
          "at most " + Limits.MAX_CONDITIONS + " conditions in a list: " + conditions.size());
    }
    return List.copyOf(conditions);
  }

  /** Conditions that must all be met. */
  public static Conditions all(Condition... conditions) {
    return new Conditions(Arrays.asList(conditions), List.of());
  }

  /** Whether a request, or every request of a cell, meets the conditions. */
  public boolean areMetBy(Facts facts, Viewer viewer) {
    return all.stream().allMatch(condition -> condition.isMetBy(facts, viewer))
        && (any.isEmpty() || any.stream().anyMatch(condition -> condition.isMetBy(facts, viewer)));
  }

  /**
   * The next instant at which a request can start or stop meeting the conditions without a write;
   * empty if there is none. It may be early: the result may be the same afterwards.
   */
  public Optional<Instant> nextChange(Facts facts, Viewer viewer) {
    return stream()
        .<@Nullable Instant>map(condition -> condition.nextChange(facts, viewer))
        .filter(Objects::nonNull)
        .map(Objects::requireNonNull)
        .min(Instant::compareTo);
  }

  /** All conditions of both lists. */
  public Stream<Condition> stream() {
    return Stream.concat(all.stream(), any.stream());
  }

  /**
   * Whether the view selects from the requests that are assigned to the viewer, whatever their
   * unit, instead of those in the viewer's scope.
   */
  public boolean areOfOwnRequests() {
    return all.contains(new CellCondition.AssigneeCondition(Operator.IS, Assignee.CURRENT_USER));
  }

  /** The statuses of requests that may meet the conditions. */
  public Set<Status> possibleStatuses() {
    Set<Status> possible = EnumSet.noneOf(Status.class);
    for (Status status : Status.values()) {
      if (all.stream().allMatch(condition -> mayAdmit(condition, status))
          && (any.isEmpty() || any.stream().anyMatch(condition -> mayAdmit(condition, status)))) {
        possible.add(status);
      }
    }
    return possible;
  }

  private static boolean mayAdmit(Condition condition, Status status) {
    return switch (condition) {
      case CellCondition.StatusCondition byStatus -> byStatus.admits(status);
      case CellCondition.WithinDays(Moment moment, int days) ->
          moment != Moment.SOLVED || status.countAsSolved();
      default -> true;
    };
  }

  /** Whether only unsolved requests can meet the conditions. */
  public boolean areOfUnsolvedRequests() {
    return possibleStatuses().stream().noneMatch(Status::countAsSolved);
  }

  /**
   * How requests that meet the conditions are counted.
   *
   * @return empty if the conditions are not supported: they admit solved requests, and count cells
   *     do not decide them
   */
  public Optional<CountMethod> countMethod() {
    CountMethod method = cells();
    if (method == null && areOfUnsolvedRequests()) {
      method = new CountMethod.Unsolved();
    }
    return Optional.ofNullable(method);
  }

  private CountMethod.@Nullable Cells cells() {
    Set<Moment> moments = EnumSet.noneOf(Moment.class);
    Set<Assignee> assignees = new HashSet<>();
    for (Condition condition : stream().toList()) {
      switch (condition) {
        case CellCondition.WithinDays(Moment moment, int days) -> moments.add(moment);
        case CellCondition.AssigneeCondition(Operator operator, Assignee assignee) -> {
          if (!assignee.equals(Assignee.NOBODY)) {
            assignees.add(assignee);
          }
        }
        case CellCondition other -> {}
        case RequestCondition other -> {
          return null;
        }
      }
    }
    Moment moment = moments.isEmpty() ? null : moments.iterator().next();
    boolean stored = CellFamily.of(moment, !assignees.isEmpty()) != null;
    return moments.size() <= 1 && assignees.size() <= 1 && stored
        ? new CountMethod.Cells(moment, assignees.isEmpty() ? null : assignees.iterator().next())
        : null;
  }
}
