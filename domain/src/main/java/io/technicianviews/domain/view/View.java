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
  UNASSIGNED(Reach.VISIBLE, Order.NEWEST_CREATED, Criterion.UNASSIGNED, Criterion.UNSOLVED),
  ALL_UNSOLVED(Reach.VISIBLE, Order.NEWEST_UPDATED, Criterion.UNSOLVED),
  MY_UNSOLVED(Reach.MINE, Order.NEWEST_UPDATED, Criterion.UNSOLVED),
  RECENTLY_UPDATED(Reach.VISIBLE, Order.NEWEST_UPDATED, Criterion.UPDATED_RECENTLY),
  RECENTLY_SOLVED(Reach.VISIBLE, Order.NEWEST_SOLVED, Criterion.SOLVED, Criterion.SOLVED_RECENTLY),
  ALL_YOUR_REQUESTS(Reach.MINE, Order.NEWEST_CREATED),
  URGENT_HIGH_PRIORITY(
      Reach.VISIBLE, Order.MOST_URGENT, Criterion.CRITICAL_OR_HIGH, Criterion.UNSOLVED),
  PENDING_REQUESTER_RESPONSE(
      Reach.VISIBLE,
      Order.NEWEST_UPDATED,
      Criterion.PENDING_REQUESTER_RESPONSE,
      Criterion.UNSOLVED),
  PENDING_SUBTASK(Reach.VISIBLE, Order.NEWEST_UPDATED, Criterion.OPEN_SUBTASK),
  NEW_TODAY(Reach.VISIBLE, Order.NEWEST_CREATED, Criterion.CREATED_TODAY),
  IN_PROGRESS(Reach.VISIBLE, Order.NEWEST_UPDATED, Criterion.IN_PROGRESS, Criterion.UNSOLVED),
  ALL_TICKETS(Reach.VISIBLE, Order.NEWEST_CREATED),
  ALL_SOLVED(Reach.VISIBLE, Order.NEWEST_SOLVED, Criterion.SOLVED);

  private final Reach reach;
  private final Order order;
  private final Set<Criterion> criteria;

  View(Reach reach, Order order, Criterion... criteria) {
    this.reach = reach;
    this.order = order;
    EnumSet<Criterion> set = EnumSet.noneOf(Criterion.class);
    Collections.addAll(set, criteria);
    this.criteria = Collections.unmodifiableSet(set);
  }

  /** Whose requests the view is made from. */
  public Reach reach() {
    return reach;
  }

  /** The order of its list. */
  public Order order() {
    return order;
  }

  /** The conditions that a request of this reach must all meet. */
  public Set<Criterion> criteria() {
    return criteria;
  }

  /** Whether it is made from what is assigned to the technician instead of from his scope. */
  public boolean isPersonal() {
    return reach == Reach.MINE;
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
  public static List<View> of(Reach reach) {
    return Arrays.stream(values()).filter(view -> view.reach == reach).toList();
  }
}
