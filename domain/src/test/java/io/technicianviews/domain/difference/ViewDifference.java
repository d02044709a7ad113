package io.technicianviews.domain.difference;

import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Units;
import io.technicianviews.domain.port.Counts;
import io.technicianviews.domain.request.RequestSummary;
import io.technicianviews.domain.view.DeskDay;
import io.technicianviews.domain.view.Order;
import io.technicianviews.domain.view.Selection;
import io.technicianviews.domain.view.SortKey;
import io.technicianviews.domain.view.Start;
import io.technicianviews.domain.view.TicketType;
import io.technicianviews.domain.view.View;
import io.technicianviews.domain.view.ViewCounts;
import java.util.List;

/** Holds views, pages and counts of one desk against those of another, and against each other. */
final class ViewDifference {

  private static final int NARROWINGS = 2;
  private static final int PEOPLE = 9;

  private final Twin twin;
  private final RandomDesk desk;
  private final Dice dice;

  ViewDifference(Twin twin, RandomDesk desk, Dice dice) {
    this.twin = twin;
    this.desk = desk;
    this.dice = dice;
  }

  /** Asks as some of those who work on requests, the deactivated ones too. */
  void check() {
    List<Person> workers =
        desk.people().stream().filter(person -> person.role().worksOnRequests()).toList();
    dice.some(PEOPLE, workers).forEach(this::checkViewsOf);
  }

  private void checkViewsOf(Person person) {
    checkViews(person, Units.ALL);
    Narrowings.of(person, desk, dice).stream()
        .limit(NARROWINGS)
        .forEach(narrowing -> checkViews(person, narrowing));
  }

  private void checkViews(Person person, Units narrowing) {
    DeskDay day = dice.percent(80) ? desk.today() : otherDay();
    ViewCounts counts = counts(person, narrowing, day);
    checkSums(counts, person + " in " + narrowing);
    for (View view : View.values()) {
      Selection all = Selection.of(view, person, narrowing, TicketType.ALL, false, day);
      assertThat(walk(all, view.order()))
          .as("%s: rows of %s beside its count", twin.where(), all)
          .isEqualTo(counts.of(view).all());
      checkFiltered(person, narrowing, all, counts);
    }
  }

  /** The same view, filtered and ordered by chance. */
  private void checkFiltered(Person person, Units narrowing, Selection all, ViewCounts counts) {
    View view = all.view();
    boolean unread = view.isUnsolvedOnly() && dice.percent(50);
    TicketType type = dice.one(List.of(TicketType.values()));
    Selection filtered = Selection.of(view, person, narrowing, type, unread, all.day());
    twin.same("count of " + filtered, snapshot -> snapshot.counts().count(filtered));
    long expected = unread ? twin.subject().counts().count(filtered) : counts.of(view).of(type);
    assertThat(walk(filtered, view.isUnsolvedOnly() ? order() : view.order()))
        .as("%s: rows of %s beside its count", twin.where(), filtered)
        .isEqualTo(expected);
  }

  private ViewCounts counts(Person person, Units narrowing, DeskDay day) {
    Units inScope = person.scope().intersect(narrowing);
    twin.same(
        "visible in " + inScope + " on " + day,
        snapshot -> Counts.held(snapshot.counts().visible(inScope, day)));
    twin.same(
        "mine of " + person + " in " + narrowing + " on " + day,
        snapshot -> Counts.held(snapshot.counts().mine(person.id(), narrowing, day)));
    return Counts.sum(twin.subject().counts().visible(inScope, day))
        .plus(Counts.sum(twin.subject().counts().mine(person.id(), narrowing, day)));
  }

  /**
   * Walks all pages, by their number and from the last row each time; each must be the same stretch
   * of the list as the oracle's.
   */
  private long walk(Selection selection, Order order) {
    List<RequestSummary> expected =
        twin.oracle().requests().page(selection, order, Start.FIRST, Integer.MAX_VALUE);
    int limit = 1 + dice.below(expected.size() / 2 + 2);
    int offset = 0;
    Start following = Start.FIRST;
    List<RequestSummary> page;
    do {
      page = page(selection, order, new Start.Skipping(offset), limit);
      assertThat(page)
          .as("%s: %d rows from %d of %s by %s", twin.where(), limit, offset, selection, order)
          .isEqualTo(stretch(expected, offset, limit));
      assertThat(page(selection, order, following, limit))
          .as("%s: %d rows %s of %s by %s", twin.where(), limit, following, selection, order)
          .isEqualTo(page);
      offset += page.size();
      following = page.isEmpty() ? following : new Start.After(order.positionOf(page.getLast()));
    } while (!page.isEmpty());
    return offset;
  }

  private List<RequestSummary> page(Selection selection, Order order, Start start, int limit) {
    return twin.subject().requests().page(selection, order, start, limit);
  }

  private static <T> List<T> stretch(List<T> all, int offset, int limit) {
    return all.subList(offset, Math.min(offset + limit, all.size()));
  }

  private void checkSums(ViewCounts counts, String whose) {
    assertThat(counts.of(View.ALL_UNSOLVED).plus(counts.of(View.ALL_SOLVED)))
        .as("%s: all unsolved and all solved of %s", twin.where(), whose)
        .isEqualTo(counts.of(View.ALL_TICKETS));
    checkPart(View.UNASSIGNED, View.ALL_UNSOLVED, counts, whose);
    checkPart(View.MY_UNSOLVED, View.ALL_YOUR_REQUESTS, counts, whose);
    checkPart(View.RECENTLY_UPDATED, View.ALL_TICKETS, counts, whose);
    checkPart(View.RECENTLY_SOLVED, View.ALL_SOLVED, counts, whose);
    checkPart(View.URGENT_HIGH_PRIORITY, View.ALL_UNSOLVED, counts, whose);
    checkPart(View.PENDING_REQUESTER_RESPONSE, View.ALL_UNSOLVED, counts, whose);
    checkPart(View.PENDING_SUBTASK, View.ALL_TICKETS, counts, whose);
    checkPart(View.NEW_TODAY, View.ALL_TICKETS, counts, whose);
    checkPart(View.IN_PROGRESS, View.ALL_UNSOLVED, counts, whose);
  }

  private void checkPart(View part, View whole, ViewCounts counts, String whose) {
    assertThat(counts.of(part).all())
        .as("%s: %s is a part of %s for %s", twin.where(), part, whole, whose)
        .isLessThanOrEqualTo(counts.of(whole).all());
  }

  private Order order() {
    SortKey key = dice.one(List.of(SortKey.values()));
    return dice.percent(50) ? Order.ascending(key) : Order.descending(key);
  }

  private DeskDay otherDay() {
    return new DeskDay(desk.today().date().plusDays(dice.between(-8, 8)), desk.today().zone());
  }
}
