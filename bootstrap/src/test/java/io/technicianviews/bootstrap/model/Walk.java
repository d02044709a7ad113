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
 * Somebody walks through a list by cursor while others write: both desks show him the same, and
 * what does not move he sees exactly once.
 */
final class Walk {

  private static final int STEPS_BETWEEN = 2;

  /** Longer than any list of the model; a request that flees before the walker may lengthen it. */
  private static final int LONGEST = 300;

  private final DifferentialPair differentialPair;
  private final ModelClock clock;
  private final RandomSource randomSource;
  private final Cast cast;
  private final RandomSteps steps;
  private final long person;
  private final ViewQuery query;
  private final String where;

  /** Where each request stood that has been in the list at every moment; none that has moved. */
  private final Map<Long, SeekPosition> unmoved;

  private final List<Long> shown = new ArrayList<>();

  Walk(
      DifferentialPair differentialPair,
      ModelClock clock,
      RandomSource randomSource,
      Cast cast,
      RandomSteps steps,
      long person,
      ViewQuery query,
      String where) {
    this.differentialPair = differentialPair;
    this.clock = clock;
    this.randomSource = randomSource;
    this.cast = cast;
    this.steps = steps;
    this.person = person;
    this.query = query;
    this.where = where + ": " + query + " by " + person;
    this.unmoved = positions();
  }

  /** Walks to the end. */
  void run() {
    int perPage = 1 + randomSource.below(3);
    PageRequest pageRequest = new PageByNumber(1, perPage);
    for (int pages = 0; pageRequest != null; pages++) {
      assertThat(pages).as(where).isLessThan(LONGEST);
      Result<AsOf<ViewPage>> expected = ask(differentialPair.oracle().service(), pageRequest);
      assertThat(ask(differentialPair.subject().service(), pageRequest))
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
    for (int i = randomSource.below(STEPS_BETWEEN + 1); i > 0; i--) {
      clock.pass(randomSource);
      Step step = randomSource.percent(30) && !shown.isEmpty() ? touchTheLastOne() : steps.next();
      Object outcome = step.outcome(differentialPair.oracle().service());
      assertThat(step.outcome(differentialPair.subject().service())).as(where).isEqualTo(outcome);
      Sequence.note(outcome, cast);
      Map<Long, SeekPosition> now = positions();
      unmoved.entrySet().removeIf(was -> !was.getValue().equals(now.get(was.getKey())));
    }
  }

  /** What the walker goes on from is changed, and often moves. */
  private Step touchTheLastOne() {
    long id = shown.getLast();
    RequestPatch patch = RequestPatch.NOTHING.subject("Touched " + randomSource.below(1000));
    return new Step(
        "the admin touches " + id, desk -> desk.commands().update(cast.admin(), id, patch));
  }

  private void check() {
    Set<Long> once = new HashSet<>();
    Set<Long> twice = new HashSet<>();
    shown.forEach(id -> (once.add(id) ? once : twice).add(id));
    assertThat(unmoved.keySet().stream().filter(id -> !once.contains(id)))
        .as("%s: missed, though it did not move", where)
        .isEmpty();
    assertThat(unmoved.keySet().stream().filter(twice::contains))
        .as("%s: twice, though it did not move", where)
        .isEmpty();
    if (movesToTheFrontOnly(query.order())) {
      assertThat(twice).as("%s: twice", where).isEmpty();
    }
  }

  /** Whether time, which only grows, is what it begins with. */
  private static boolean movesToTheFrontOnly(SortOrder sortOrder) {
    return Set.of(SortKey.CREATED, SortKey.UPDATED, SortKey.SOLVED)
            .contains(sortOrder.fields().getFirst().key())
        && sortOrder.fields().getFirst().descending();
  }

  private Map<Long, SeekPosition> positions() {
    Map<Long, SeekPosition> seekPositions = new HashMap<>();
    for (int number = 1; ; number++) {
      PageRequest pageRequest = new PageByNumber(number, PageByNumber.MAX_PER_PAGE);
      if (!(ask(differentialPair.oracle().service(), pageRequest)
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

  private Result<AsOf<ViewPage>> ask(ServiceDesk desk, PageRequest pageRequest) {
    return desk.technicianViews().page(person, query.paging(pageRequest));
  }
}
