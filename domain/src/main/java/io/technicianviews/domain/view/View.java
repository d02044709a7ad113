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
 * The queues of a helpdesk. This is their one definition: SQL, counters and documents follow it and
 * are proved against it. A deleted request is in none.
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

  /** Whose requests the view is made from. */
  public ViewScope scope() {
    return scope;
  }

  /** The order of its list. */
  public SortOrder order() {
    return sortOrder;
  }

  /** The conditions that a request of this reach must all meet. */
  public Set<Criterion> criteria() {
    return criteria;
  }

  /** Whether it is made from what is assigned to the technician instead of from his scope. */
  public boolean isPersonal() {
    return scope == ViewScope.MINE;
  }

  /**
   * Whether it holds unsolved requests only, and so can be filtered by unread and sorted at will.
   */
  public boolean isUnsolvedOnly() {
    return criteria.contains(Criterion.UNSOLVED);
  }

  /** Whether a request in this state is in the view of those who reach it. */
  public boolean contains(RequestState state, DeskDay day) {
    return !state.deleted()
        && criteria.stream().allMatch(criterion -> criterion.isMetBy(state, day));
  }

  /**
   * The last day on which a request that stays in this state is in the view of those who reach it:
   * a view gains requests by writes only, and loses them by writes and at midnight.
   *
   * @return {@link LocalDate#MAX} if it stays for ever; empty if it is in it on no day
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

  /** The name of the view on the wire: {@code all_unsolved}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The view of this {@linkplain #wireName() name}, if there is one. */
  public static Optional<View> named(String wireName) {
    return Arrays.stream(values()).filter(view -> view.wireName().equals(wireName)).findFirst();
  }

  /** The views of this reach, in the order of their definition. */
  public static List<View> of(ViewScope viewScope) {
    return Arrays.stream(values()).filter(view -> view.scope == viewScope).toList();
  }
}
