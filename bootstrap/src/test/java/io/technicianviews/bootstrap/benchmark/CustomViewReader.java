package io.technicianviews.bootstrap.benchmark;

import io.technicianviews.domain.cell.CellCounter;
import io.technicianviews.domain.cell.CellFamily;
import io.technicianviews.domain.cell.CellKey;
import io.technicianviews.domain.cell.CellSelector;
import io.technicianviews.domain.condition.Conditions;
import io.technicianviews.domain.condition.CountMethod;
import io.technicianviews.domain.condition.RequestFacts;
import io.technicianviews.domain.condition.UnsolvedRequest;
import io.technicianviews.domain.condition.Viewer;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.query.CacheableQuery;
import io.technicianviews.domain.query.CountQuery.AssigneeCells;
import io.technicianviews.domain.query.CountQuery.ScopeCells;
import io.technicianviews.domain.query.MessageQuery.ReadPositions;
import io.technicianviews.domain.query.PeopleQuery;
import io.technicianviews.domain.query.QueryResults;
import io.technicianviews.domain.query.RequestQuery.CellPage;
import io.technicianviews.domain.query.RequestQuery.UnsolvedRequests;
import io.technicianviews.domain.request.RequestSummary;
import io.technicianviews.domain.request.Slice;
import io.technicianviews.domain.request.Status;
import io.technicianviews.domain.time.DeskDay;
import io.technicianviews.domain.view.PageStart;
import io.technicianviews.domain.view.RequestType;
import io.technicianviews.domain.view.SortKey;
import io.technicianviews.domain.view.SortOrder;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads custom views from the storage, without a cache: one snapshot, permissions, a page of the
 * first view, and the counts of all views.
 */
record CustomViewReader(BenchmarkDesk desk, long personId) {

  private static final Duration TIMEOUT = Duration.ofMinutes(1);
  private static final int DAYS = 7;
  private static final int ROWS = 25;

  /** Returns the numbers of requests in the views. */
  List<Long> page(List<Conditions> views) {
    try (Snapshot snapshot = snapshot()) {
      Person person = person(snapshot);
      List<CacheableQuery<?>> queries = new ArrayList<>(parts(views, person));
      CellPage page = page(views.getFirst(), person, SortOrder.descending(SortKey.UPDATED));
      queries.add(page);
      QueryResults results = snapshot.read(queries);
      readPositions(snapshot, results.get(page));
      return count(views, person, results);
    }
  }

  /** Returns how many rows the first page has. */
  int page(Conditions view, SortOrder order) {
    try (Snapshot snapshot = snapshot()) {
      CellPage page = page(view, person(snapshot), order);
      Slice found = snapshot.read(List.of(page)).get(page);
      readPositions(snapshot, found);
      return found.rows().size();
    }
  }

  private Snapshot snapshot() {
    return desk.postgres().snapshots().open(TIMEOUT, List.of(new PeopleQuery.PersonById(personId)));
  }

  private Person person(Snapshot snapshot) {
    return snapshot.read(new PeopleQuery.PersonById(personId)).orElseThrow();
  }

  private void readPositions(Snapshot snapshot, Slice found) {
    ReadPositions positions =
        new ReadPositions(personId, found.rows().stream().map(RequestSummary::id).toList());
    snapshot.read(positions);
  }

  private Viewer viewer() {
    return new Viewer(personId, Instant.now(), ZoneOffset.UTC);
  }

  private CellPage page(Conditions view, Person person, SortOrder order) {
    CountMethod.Cells method = (CountMethod.Cells) view.countMethod().orElseThrow();
    return new CellPage(
        person.scope(),
        new CellSelector(view, method, viewer()).select(Status.DEFAULTS, RequestType.ALL),
        order,
        PageStart.FIRST,
        ROWS);
  }

  private List<CacheableQuery<?>> parts(List<Conditions> views, Person person) {
    List<CacheableQuery<?>> parts = new ArrayList<>();
    for (Conditions view : views) {
      for (CacheableQuery<?> part : parts(view, person)) {
        if (!parts.contains(part)) {
          parts.add(part);
        }
      }
    }
    return parts;
  }

  private List<CacheableQuery<?>> parts(Conditions view, Person person) {
    return switch (view.countMethod().orElseThrow()) {
      case CountMethod.Unsolved() -> List.of(new UnsolvedRequests(person.scope(), false));
      case CountMethod.Cells cells ->
          CellFamily.of(cells).stream()
              .<CacheableQuery<?>>map(family -> cells(family, person))
              .toList();
    };
  }

  private CacheableQuery<Map<CellKey, Long>> cells(CellFamily family, Person person) {
    @Nullable DeskDay first = family.moment() == null ? null : desk.today().firstOf(DAYS);
    return family.isByAssignee()
        ? new AssigneeCells(personId, Set.of(family), first)
        : new ScopeCells(person.scope(), Set.of(family), first, false);
  }

  private List<Long> count(List<Conditions> views, Person person, QueryResults results) {
    List<Long> counts = new ArrayList<>();
    for (Conditions view : views) {
      counts.add(
          switch (view.countMethod().orElseThrow()) {
            case CountMethod.Unsolved() -> unsolved(view, person, results);
            case CountMethod.Cells cells -> {
              Map<CellKey, Long> sums = new HashMap<>();
              CellFamily.of(cells).forEach(one -> sums.putAll(results.get(cells(one, person))));
              yield new CellCounter(view, cells, viewer()).count(sums).all();
            }
          });
    }
    return counts;
  }

  private long unsolved(Conditions view, Person person, QueryResults results) {
    Viewer viewer = viewer();
    long number = 0;
    for (UnsolvedRequest request : results.get(new UnsolvedRequests(person.scope(), false))) {
      if (view.areMetBy(new RequestFacts(request, 0), viewer)) {
        number++;
      }
    }
    return number;
  }
}
