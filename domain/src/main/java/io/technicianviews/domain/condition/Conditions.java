package io.technicianviews.domain.condition;

import io.technicianviews.domain.request.StatusCategory;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
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
    for (Condition condition : all) {
      if (!condition.isMetBy(facts, viewer)) {
        return false;
      }
    }
    for (Condition condition : any) {
      if (condition.isMetBy(facts, viewer)) {
        return true;
      }
    }
    return any.isEmpty();
  }

  /**
   * The next instant at which a request can start or stop meeting the conditions without a write;
   * null if there is none. It may be early: the result may be the same afterwards.
   */
  public @Nullable Instant nextChange(Facts facts, Viewer viewer) {
    return earlier(nextChange(all, facts, viewer), nextChange(any, facts, viewer));
  }

  private static @Nullable Instant nextChange(
      List<Condition> conditions, Facts facts, Viewer viewer) {
    Instant next = null;
    for (Condition condition : conditions) {
      next = earlier(next, condition.nextChange(facts, viewer));
    }
    return next;
  }

  private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return other.isBefore(one) ? other : one;
  }

  /** Whether the result can change at any instant, and not only at the end of a day. */
  public boolean dependOnHours() {
    return stream().anyMatch(Condition::dependsOnHours);
  }

  /** All conditions of both lists. */
  public Stream<Condition> stream() {
    return Stream.concat(all.stream(), any.stream());
  }

  /** The keys of the business units that conditions name; empty if every unit is treated alike. */
  public SortedSet<Long> namedUnits() {
    SortedSet<Long> named = new TreeSet<>();
    stream()
        .forEach(
            condition -> {
              if (condition instanceof CellCondition.BusinessUnitCondition ofUnits) {
                named.addAll(ofUnits.units());
              }
            });
    return named;
  }

  /** Whether there is a condition of this kind. */
  public boolean contain(Class<? extends Condition> kind) {
    return stream().anyMatch(kind::isInstance);
  }

  /**
   * Whether the view selects from the requests that are assigned to the viewer, whatever their
   * unit, instead of those in the viewer's scope.
   */
  public boolean areOfOwnRequests() {
    return all.contains(new CellCondition.AssigneeCondition(Operator.IS, Assignee.CURRENT_USER));
  }

  /** The categories of the statuses of requests that may meet the conditions. */
  public Set<StatusCategory> possibleCategories() {
    Set<StatusCategory> possible = EnumSet.allOf(StatusCategory.class);
    possible.removeIf(category -> !mayAdmit(category));
    return possible;
  }

  private boolean mayAdmit(StatusCategory category) {
    return all.stream().allMatch(condition -> mayAdmit(condition, category))
        && (any.isEmpty() || any.stream().anyMatch(condition -> mayAdmit(condition, category)));
  }

  private static boolean mayAdmit(Condition condition, StatusCategory category) {
    return switch (condition) {
      case CellCondition.StatusCondition byStatus -> byStatus.mayAdmit(category);
      case CellCondition.StatusCategoryCondition byCategory -> byCategory.admits(category);
      case CellCondition.WithinDays(Moment moment, int days) ->
          moment != Moment.SOLVED || category.countAsSolved();
      default -> true;
    };
  }

  /** Whether only unsolved requests can meet the conditions. */
  public boolean areOfUnsolvedRequests() {
    return possibleCategories().stream().noneMatch(StatusCategory::countAsSolved);
  }

  /** Whether only solved requests can meet the conditions. */
  public boolean areOfSolvedRequests() {
    return possibleCategories().stream().allMatch(StatusCategory::countAsSolved);
  }

  /**
   * How requests that meet the conditions are counted.
   *
   * @return empty exactly if there are {@link #unsupportedParts()}
   */
  public Optional<CountMethod> countMethod() {
    List<UnsupportedPart> unsupportedParts = notDecidedByCells();
    if (unsupportedParts.isEmpty()) {
      return Optional.of(CountMethod.Cells.of(this));
    }
    return areOfUnsolvedRequests() ? Optional.of(new CountMethod.Unsolved()) : Optional.empty();
  }

  /**
   * Returns the conditions that no view with all of these supports: it also contains solved
   * requests, and count cells do not decide them. Views of unsolved requests support all
   * conditions.
   *
   * @return in the order of the conditions; empty if a view can have them
   */
  public List<UnsupportedPart> unsupportedParts() {
    return areOfUnsolvedRequests() ? List.of() : notDecidedByCells();
  }

  private List<UnsupportedPart> notDecidedByCells() {
    UnsupportedPartFinder finder = new UnsupportedPartFinder();
    for (int i = 0; i < all.size(); i++) {
      finder.add("all[" + i + "]", all.get(i));
    }
    for (int i = 0; i < any.size(); i++) {
      finder.add("any[" + i + "]", any.get(i));
    }
    return finder.unsupportedParts();
  }
}
