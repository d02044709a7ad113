package io.technicianviews.bootstrap.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.application.AsOf;
import io.technicianviews.application.Result;
import io.technicianviews.application.ServiceDesk;
import io.technicianviews.application.ViewPage;
import io.technicianviews.application.ViewQuery;
import io.technicianviews.application.page.PageByCursor;
import io.technicianviews.application.page.PageByNumber;
import io.technicianviews.application.page.PageRequest;
import io.technicianviews.domain.patch.RequestPatch;
import io.technicianviews.domain.request.RequestListItem;
import io.technicianviews.domain.view.SeekPosition;
import io.technicianviews.domain.view.SortKey;
import io.technicianviews.domain.view.SortOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A traversal of a list by cursor during writes: both desks return the same pages, and a request
 * that does not move is listed exactly once.
 */
final class CursorTraversal {

  private static final int MAX_STEPS_BETWEEN_PAGES = 2;

  /** More pages than any list of the model has, even if requests move behind the cursor. */
  private static final int MAX_PAGES = 300;

  private final DifferentialPair differentialPair;
  private final ModelClock clock;
  private final RandomSource randomSource;
  private final ModelFixture fixture;
  private final RandomSteps steps;
  private final long person;
  private final ViewQuery query;
  private final String where;

  /** The positions of the requests that have been in the list throughout and have not moved. */
  private final Map<Long, SeekPosition> unmoved;

  private final List<Long> shown = new ArrayList<>();

  CursorTraversal(
      DifferentialPair differentialPair,
      ModelClock clock,
      RandomSource randomSource,
      ModelFixture fixture,
      RandomSteps steps,
      long person,
      ViewQuery query,
      String where) {
    this.differentialPair = differentialPair;
    this.clock = clock;
    this.randomSource = randomSource;
    this.fixture = fixture;
    this.steps = steps;
    this.person = person;
    this.query = query;
    this.where = where + ": " + query + " by " + person;
    this.unmoved = positions();
  }

  /** Reads all pages, with random steps in between. */
  void run() {
    int perPage = 1 + randomSource.below(3);
    PageRequest pageRequest = new PageByNumber(1, perPage);
    for (int pages = 0; pageRequest != null; pages++) {
      assertThat(pages).as(where).isLessThan(MAX_PAGES);
      Result<AsOf<ViewPage>> expected = page(differentialPair.oracle().service(), pageRequest);
      assertThat(page(differentialPair.subject().service(), pageRequest))
          .as(where)
          .isEqualTo(expected);
      pageRequest = null;
      if (expected
          instanceof
          Result.Success<AsOf<ViewPage>>(AsOf<ViewPage>(ViewPage page, var asOf), var cache)) {
        page.data().forEach(row -> shown.add(row.request().id()));
        pageRequest = page.next() == null ? null : new PageByCursor(page.next(), perPage);
      }
      write();
    }
    check();
  }

  private void write() {
    for (int i = randomSource.below(MAX_STEPS_BETWEEN_PAGES + 1); i > 0; i--) {
      clock.advance(randomSource);
      Step step = randomSource.percent(30) && !shown.isEmpty() ? changeTheLastOne() : steps.next();
      Object outcome = step.outcome(differentialPair.oracle().service());
      assertThat(step.outcome(differentialPair.subject().service())).as(where).isEqualTo(outcome);
      Sequence.record(outcome, fixture);
      Map<Long, SeekPosition> now = positions();
      unmoved.entrySet().removeIf(was -> !was.getValue().equals(now.get(was.getKey())));
    }
  }

  /** Changes the request at which the next page starts, which often moves it. */
  private Step changeTheLastOne() {
    long id = shown.getLast();
    RequestPatch patch = RequestPatch.NOTHING.subject("Changed " + randomSource.below(1000));
    return new Step(
        "the admin changes " + id, desk -> desk.commands().update(fixture.admin(), id, patch));
  }

  private void check() {
    Set<Long> once = new HashSet<>();
    Set<Long> twice = new HashSet<>();
    shown.forEach(id -> (once.add(id) ? once : twice).add(id));
    assertThat(unmoved.keySet().stream().filter(id -> !once.contains(id)))
        .as("%s: missing, although it did not move", where)
        .isEmpty();
    assertThat(unmoved.keySet().stream().filter(twice::contains))
        .as("%s: duplicate, although it did not move", where)
        .isEmpty();
    if (movesOnlyToTheFront(query.order())) {
      assertThat(twice).as("%s: duplicate", where).isEmpty();
    }
  }

  /** Whether the first sort field is a time, which only increases, in descending order. */
  private static boolean movesOnlyToTheFront(SortOrder sortOrder) {
    return Set.of(SortKey.CREATED, SortKey.UPDATED, SortKey.SOLVED)
            .contains(sortOrder.fields().getFirst().key())
        && sortOrder.fields().getFirst().descending();
  }

  private Map<Long, SeekPosition> positions() {
    Map<Long, SeekPosition> seekPositions = new HashMap<>();
    for (int number = 1; ; number++) {
      PageRequest pageRequest = new PageByNumber(number, PageByNumber.MAX_PER_PAGE);
      if (!(page(differentialPair.oracle().service(), pageRequest)
              instanceof
              Result.Success<AsOf<ViewPage>>(AsOf<ViewPage>(ViewPage page, var asOf), var cache))
          || page.data().isEmpty()) {
        return seekPositions;
      }
      for (RequestListItem row : page.data()) {
        seekPositions.put(row.request().id(), query.order().positionOf(row.request()));
      }
    }
  }

  private Result<AsOf<ViewPage>> page(ServiceDesk desk, PageRequest pageRequest) {
    return desk.technicianViews().page(person, query.paging(pageRequest));
  }
}
