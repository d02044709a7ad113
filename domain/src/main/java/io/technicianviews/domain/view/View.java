package io.technicianviews.domain.view;

import io.technicianviews.domain.request.RequestState;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A queue of the helpdesk. This enum is the single definition of the views: tests compare SQL,
 * counters and documentation with it. A deleted request is in no view.
 */
public enum View {
  UNASSIGNED(ViewScope.VISIBLE, SortOrder.NEWEST_CREATED, Criterion.UNASSIGNED, Criterion.UNSOLVED),
  ALL_UNSOLVED(ViewScope.VISIBLE, SortOrder.NEWEST_UPDATED, Criterion.UNSOLVED),
  MY_UNSOLVED(ViewScope.MINE, SortOrder.NEWEST_UPDATED, Criterion.UNSOLVED),
  RECENTLY_UPDATED(ViewScope.VISIBLE, SortOrder.NEWEST_UPDATED, Criterion.UPDATED_RECENTLY),
  RECENTLY_SOLVED(
      ViewScope.VISIBLE, SortOrder.NEWEST_SOLVED, Criterion.SOLVED, Criterion.SOLVED_RECENTLY),
  ALL_YOUR_REQUESTS(ViewScope.MINE, SortOrder.NEWEST_CREATED),
  URGENT_HIGH_PRIORITY(
      ViewScope.VISIBLE, SortOrder.MOST_URGENT, Criterion.CRITICAL_OR_HIGH, Criterion.UNSOLVED),
  PENDING_REQUESTER_RESPONSE(
      ViewScope.VISIBLE,
      SortOrder.NEWEST_UPDATED,
      Criterion.PENDING_REQUESTER_RESPONSE,
      Criterion.UNSOLVED),
  PENDING_SUBTASK(ViewScope.VISIBLE, SortOrder.NEWEST_UPDATED, Criterion.OPEN_SUBTASK),
  NEW_TODAY(ViewScope.VISIBLE, SortOrder.NEWEST_CREATED, Criterion.CREATED_TODAY),
  IN_PROGRESS(
      ViewScope.VISIBLE, SortOrder.NEWEST_UPDATED, Criterion.IN_PROGRESS, Criterion.UNSOLVED),
  ALL_TICKETS(ViewScope.VISIBLE, SortOrder.NEWEST_CREATED),
  ALL_SOLVED(ViewScope.VISIBLE, SortOrder.NEWEST_SOLVED, Criterion.SOLVED);

  private final ViewScope scope;
  private final SortOrder sortOrder;
  private final Set<Criterion> criteria;

  View(ViewScope viewScope, SortOrder sortOrder, Criterion... criteria) {
    this.scope = viewScope;
    this.sortOrder = sortOrder;
    EnumSet<Criterion> set = EnumSet.noneOf(Criterion.class);
    Collections.addAll(set, criteria);
    this.criteria = Collections.unmodifiableSet(set);
  }

  /** The scope of the view: the requests that it selects from. */
  public ViewScope scope() {
    return scope;
  }

  /** The default sort order of the view. */
  public SortOrder order() {
    return sortOrder;
  }

  /** The criteria that a request in scope must all meet. */
  public Set<Criterion> criteria() {
    return criteria;
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
    return criteria.contains(Criterion.UNSOLVED);
  }

  /** Whether the view contains a request in this state, for technicians who have it in scope. */
  public boolean contains(RequestState state, DeskDay day) {
    return !state.deleted()
        && criteria.stream().allMatch(criterion -> criterion.isMetBy(state, day));
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
    LocalDate last = LocalDate.MAX;
    for (Criterion criterion : criteria) {
      LocalDate met = criterion.lastDay(state, zone);
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
