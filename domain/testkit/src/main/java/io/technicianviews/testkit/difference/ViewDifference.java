package io.technicianviews.testkit.difference;

import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.query.CountQuery;
import io.technicianviews.domain.query.RequestQuery;
import io.technicianviews.domain.request.RequestSummary;
import io.technicianviews.domain.time.DeskDay;
import io.technicianviews.domain.view.PageStart;
import io.technicianviews.domain.view.RequestFilter;
import io.technicianviews.domain.view.RequestType;
import io.technicianviews.domain.view.SortKey;
import io.technicianviews.domain.view.SortOrder;
import io.technicianviews.domain.view.View;
import io.technicianviews.domain.view.ViewCounts;
import io.technicianviews.testkit.contract.CountAssertions;
import java.util.List;

/** Compares views, pages and counts with those of the other storage and with each other. */
final class ViewDifference {

  private static final int ALL = 1_000_000;
  private static final int NARROWINGS = 2;
  private static final int PEOPLE = 9;

  private final Differential differential;
  private final RandomDesk desk;
  private final RandomSource randomSource;

  ViewDifference(Differential differential, RandomDesk desk, RandomSource randomSource) {
    this.differential = differential;
    this.desk = desk;
    this.randomSource = randomSource;
  }

  /** Checks the results for some technicians and admins, deactivated ones included. */
  void check() {
    List<Person> workers =
        desk.people().stream().filter(person -> person.role().worksOnRequests()).toList();
    randomSource.some(PEOPLE, workers).forEach(this::checkViewsOf);
  }

  private void checkViewsOf(Person person) {
    checkViews(person, UnitScope.ALL);
    Narrowings.of(person, desk, randomSource).stream()
        .limit(NARROWINGS)
        .forEach(units -> checkViews(person, units));
  }

  private void checkViews(Person person, UnitScope units) {
    DeskDay day = randomSource.percent(80) ? desk.today() : otherDay();
    ViewCounts counts = counts(person, units, day);
    checkSums(counts, person + " in " + units);
    for (View view : View.values()) {
      RequestFilter all = RequestFilter.of(view, person, units, RequestType.ALL, false, day);
      assertThat(walk(all, view.order()))
          .as("%s: rows of %s versus its count", differential.where(), all)
          .isEqualTo(counts.of(view).all());
      checkFiltered(person, units, all, counts);
    }
  }

  /** Checks the same view with a random filter and order. */
  private void checkFiltered(Person person, UnitScope units, RequestFilter all, ViewCounts counts) {
    View view = all.view();
    boolean unread = view.isUnsolvedOnly() && randomSource.percent(50);
    RequestType type = randomSource.one(List.of(RequestType.values()));
    RequestFilter filtered = RequestFilter.of(view, person, units, type, unread, all.day());
    differential.same("count of " + filtered, new CountQuery.TotalCount(filtered));
    long expected =
        unread
            ? differential.subject().read(new CountQuery.TotalCount(filtered))
            : counts.of(view).of(type);
    assertThat(walk(filtered, view.isUnsolvedOnly() ? order() : view.order()))
        .as("%s: rows of %s versus its count", differential.where(), filtered)
        .isEqualTo(expected);
  }

  private ViewCounts counts(Person person, UnitScope units, DeskDay day) {
    UnitScope inScope = person.scope().intersect(units);
    differential.same(
        "visible in " + inScope + " on " + day,
        snapshot -> CountAssertions.held(CountAssertions.visible(snapshot, inScope, day)));
    differential.same(
        "mine of " + person + " in " + units + " on " + day,
        snapshot -> CountAssertions.held(CountAssertions.mine(snapshot, person.id(), units, day)));
    return CountAssertions.sum(CountAssertions.visible(differential.subject(), inScope, day))
        .plus(
            CountAssertions.sum(
                CountAssertions.mine(differential.subject(), person.id(), units, day)));
  }

  /**
   * Reads all pages by offset and by position. Each must be the same slice of the list as that of
   * the in-memory storage.
   */
  private long walk(RequestFilter requestFilter, SortOrder sortOrder) {
    List<RequestSummary> expected =
        differential
            .oracle()
            .read(new RequestQuery.PageRows(requestFilter, sortOrder, PageStart.FIRST, ALL))
            .rows();
    int limit = 1 + randomSource.below(expected.size() / 2 + 2);
    int offset = 0;
    PageStart following = PageStart.FIRST;
    List<RequestSummary> page;
    do {
      page = page(requestFilter, sortOrder, new PageStart.Offset(offset), limit);
      assertThat(page)
          .as(
              "%s: %d rows from %d of %s by %s",
              differential.where(), limit, offset, requestFilter, sortOrder)
          .isEqualTo(slice(expected, offset, limit));
      assertThat(page(requestFilter, sortOrder, following, limit))
          .as(
              "%s: %d rows %s of %s by %s",
              differential.where(), limit, following, requestFilter, sortOrder)
          .isEqualTo(page);
      offset += page.size();
      following =
          page.isEmpty()
              ? following
              : new PageStart.AfterPosition(sortOrder.positionOf(page.getLast()));
    } while (!page.isEmpty());
    return offset;
  }

  private List<RequestSummary> page(
      RequestFilter requestFilter, SortOrder sortOrder, PageStart pageStart, int limit) {
    return differential
        .subject()
        .read(new RequestQuery.PageRows(requestFilter, sortOrder, pageStart, limit))
        .rows();
  }

  private static <T> List<T> slice(List<T> all, int offset, int limit) {
    return all.subList(offset, Math.min(offset + limit, all.size()));
  }

  private void checkSums(ViewCounts counts, String description) {
    assertThat(counts.of(View.ALL_UNSOLVED).plus(counts.of(View.ALL_SOLVED)))
        .as("%s: all unsolved and all solved of %s", differential.where(), description)
        .isEqualTo(counts.of(View.ALL_TICKETS));
    checkPart(View.UNASSIGNED, View.ALL_UNSOLVED, counts, description);
    checkPart(View.MY_UNSOLVED, View.ALL_YOUR_REQUESTS, counts, description);
    checkPart(View.RECENTLY_UPDATED, View.ALL_TICKETS, counts, description);
    checkPart(View.RECENTLY_SOLVED, View.ALL_SOLVED, counts, description);
    checkPart(View.URGENT_HIGH_PRIORITY, View.ALL_UNSOLVED, counts, description);
    checkPart(View.PENDING_REQUESTER_RESPONSE, View.ALL_UNSOLVED, counts, description);
    checkPart(View.PENDING_SUBTASK, View.ALL_TICKETS, counts, description);
    checkPart(View.NEW_TODAY, View.ALL_TICKETS, counts, description);
    checkPart(View.IN_PROGRESS, View.ALL_UNSOLVED, counts, description);
  }

  private void checkPart(View part, View whole, ViewCounts counts, String description) {
    assertThat(counts.of(part).all())
        .as("%s: %s is a subset of %s for %s", differential.where(), part, whole, description)
        .isLessThanOrEqualTo(counts.of(whole).all());
  }

  private SortOrder order() {
    SortKey key = randomSource.one(List.of(SortKey.values()));
    return randomSource.percent(50) ? SortOrder.ascending(key) : SortOrder.descending(key);
  }

  private DeskDay otherDay() {
    return new DeskDay(
        desk.today().date().plusDays(randomSource.between(-8, 8)), desk.today().zone());
  }
}
