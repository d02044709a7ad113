package io.technicianviews.domain.view;

import io.technicianviews.domain.condition.Assignee;
import io.technicianviews.domain.condition.CellCondition;
import io.technicianviews.domain.condition.CellCondition.AssigneeCondition;
import io.technicianviews.domain.condition.CellCondition.OpenSubtasksCondition;
import io.technicianviews.domain.condition.CellCondition.PriorityCondition;
import io.technicianviews.domain.condition.CellCondition.StatusCategoryCondition;
import io.technicianviews.domain.condition.CellCondition.WithinDays;
import io.technicianviews.domain.condition.Conditions;
import io.technicianviews.domain.condition.Facts;
import io.technicianviews.domain.condition.Moment;
import io.technicianviews.domain.condition.Operator;
import io.technicianviews.domain.condition.StateFacts;
import io.technicianviews.domain.condition.Viewer;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.RequestState;
import io.technicianviews.domain.request.StatusCategory;
import io.technicianviews.domain.time.DeskDay;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A queue of the helpdesk. This enum is the single definition of the views: tests compare SQL,
 * counters and documentation with it. A deleted request is in no view.
 */
public enum View {
  /** Unsolved requests without an assignee. */
  UNASSIGNED(SortOrder.NEWEST_CREATED, Criteria.UNASSIGNED, Criteria.UNSOLVED),

  /** Unsolved requests. */
  ALL_UNSOLVED(SortOrder.NEWEST_UPDATED, Criteria.UNSOLVED),

  /** Unsolved requests that are assigned to the technician. */
  MY_UNSOLVED(SortOrder.NEWEST_UPDATED, Criteria.MINE, Criteria.UNSOLVED),

  /** Requests that were updated on one of the last {@value DeskDay#RECENT_DAYS} days. */
  RECENTLY_UPDATED(SortOrder.NEWEST_UPDATED, Criteria.within(Moment.UPDATED, DeskDay.RECENT_DAYS)),

  /**
   * Requests that were solved on one of the last {@value DeskDay#RECENT_DAYS} days and still are.
   */
  RECENTLY_SOLVED(
      SortOrder.NEWEST_SOLVED,
      Criteria.SOLVED,
      Criteria.within(Moment.SOLVED, DeskDay.RECENT_DAYS)),

  /** Requests that are assigned to the technician. */
  ALL_YOUR_REQUESTS(SortOrder.NEWEST_CREATED, Criteria.MINE),

  /** Unsolved requests of the priorities critical and high. */
  URGENT_HIGH_PRIORITY(SortOrder.MOST_URGENT, Criteria.UNSOLVED, Criteria.CRITICAL_OR_HIGH),

  /** Unsolved requests that wait for the requester. */
  PENDING_REQUESTER_RESPONSE(
      SortOrder.NEWEST_UPDATED,
      Criteria.UNSOLVED,
      Criteria.of(StatusCategory.PENDING_REQUESTER_RESPONSE)),

  /** Requests with open subtasks. */
  PENDING_SUBTASK(SortOrder.NEWEST_UPDATED, Criteria.OPEN_SUBTASKS),

  /** Requests that were created today. */
  NEW_TODAY(SortOrder.NEWEST_CREATED, Criteria.within(Moment.CREATED, 1)),

  /** Unsolved requests in progress. */
  IN_PROGRESS(SortOrder.NEWEST_UPDATED, Criteria.UNSOLVED, Criteria.of(StatusCategory.IN_PROGRESS)),

  /** All requests. */
  ALL_TICKETS(SortOrder.NEWEST_CREATED),

  /** Solved requests. */
  ALL_SOLVED(SortOrder.NEWEST_SOLVED, Criteria.SOLVED);

  /** The conditions of the views. */
  private static final class Criteria {
    static final CellCondition MINE = new AssigneeCondition(Operator.IS, Assignee.CURRENT_USER);
    static final CellCondition UNASSIGNED = new AssigneeCondition(Operator.IS, Assignee.NOBODY);
    static final CellCondition UNSOLVED = StatusCategoryCondition.UNSOLVED;
    static final CellCondition SOLVED = StatusCategoryCondition.SOLVED;
    static final CellCondition CRITICAL_OR_HIGH =
        new PriorityCondition(Operator.IS, Set.of(Priority.CRITICAL, Priority.HIGH));
    static final CellCondition OPEN_SUBTASKS = new OpenSubtasksCondition(true);

    static CellCondition of(StatusCategory category) {
      return new StatusCategoryCondition(Operator.IS, Set.of(category));
    }

    static CellCondition within(Moment moment, int days) {
      return new WithinDays(moment, days);
    }
  }

  private final SortOrder sortOrder;
  private final Conditions conditions;
  private final ViewScope scope;
  private final boolean unsolvedOnly;
  private final List<CellCondition> ofState;

  View(SortOrder sortOrder, CellCondition... conditions) {
    this.sortOrder = sortOrder;
    this.conditions = Conditions.all(conditions);
    this.scope = this.conditions.areOfOwnRequests() ? ViewScope.MINE : ViewScope.VISIBLE;
    this.unsolvedOnly = this.conditions.areOfUnsolvedRequests();
    this.ofState =
        Arrays.stream(conditions).filter(condition -> !condition.equals(Criteria.MINE)).toList();
  }

  /** The scope of the view: the requests that it selects from. */
  public ViewScope scope() {
    return scope;
  }

  /** The default sort order of the view. */
  public SortOrder order() {
    return sortOrder;
  }

  /** The definition of the view in the language of custom views. */
  public Conditions conditions() {
    return conditions;
  }

  /**
   * The conditions that a request in {@link #scope()} must all meet: all except that a personal
   * view selects from the requests assigned to the technician. Each is decided by the request's
   * state.
   */
  public List<CellCondition> conditionsInScope() {
    return ofState;
  }

  /**
   * Whether the view selects from the requests assigned to the technician instead of those in the
   * technician's scope.
   */
  public boolean isPersonal() {
    return scope == ViewScope.MINE;
  }

  /**
   * Whether the view contains unsolved requests only. Such views support the unread filter and
   * custom sort orders.
   */
  public boolean isUnsolvedOnly() {
    return unsolvedOnly;
  }

  /** Whether the view contains a request in this state, for technicians who have it in scope. */
  public boolean contains(RequestState state, DeskDay day) {
    return lastDay(state, day.zone()).filter(last -> !last.isBefore(day.date())).isPresent();
  }

  /**
   * The last day on which the view contains a request whose state does not change. Only a write
   * adds a request to a view; a write or the end of a day removes it.
   *
   * @return {@link LocalDate#MAX} if only a write removes it; empty if the view contains it on no
   *     day
   */
  public Optional<LocalDate> lastDay(RequestState state, ZoneId zone) {
    if (state.deleted()) {
      return Optional.empty();
    }
    Facts facts = new StateFacts(state);
    // No condition on a state depends on the person or the instant.
    Viewer anybody = new Viewer(0, Instant.EPOCH, zone);
    LocalDate last = LocalDate.MAX;
    for (CellCondition condition : ofState) {
      LocalDate met = condition.lastDay(facts, anybody);
      if (met == null) {
        return Optional.empty();
      }
      last = met.isBefore(last) ? met : last;
    }
    return Optional.of(last);
  }

  /** The name of the view in the API, such as {@code all_unsolved}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The view with this {@linkplain #wireName() name}; empty if none exists. */
  public static Optional<View> named(String wireName) {
    return Arrays.stream(values()).filter(view -> view.wireName().equals(wireName)).findFirst();
  }

  /** The views with this scope, in declaration order. */
  public static List<View> of(ViewScope viewScope) {
    return Arrays.stream(values()).filter(view -> view.scope == viewScope).toList();
  }
}
