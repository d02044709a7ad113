package io.technicianviews.domain.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.domain.cell.Cell;
import io.technicianviews.domain.cell.CellFamily;
import io.technicianviews.domain.cell.CellGroup;
import io.technicianviews.domain.cell.CellSelection;
import io.technicianviews.domain.condition.Moment;
import io.technicianviews.domain.condition.Operator;
import io.technicianviews.domain.condition.UnsolvedField;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.query.CacheableQuery;
import io.technicianviews.domain.query.CountQuery;
import io.technicianviews.domain.query.DefinitionQuery;
import io.technicianviews.domain.query.MessageQuery;
import io.technicianviews.domain.query.PeopleQuery;
import io.technicianviews.domain.query.RequestQuery;
import io.technicianviews.domain.recorded.RecordedText;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.Status;
import io.technicianviews.domain.time.DeskDay;
import io.technicianviews.domain.view.PageStart;
import io.technicianviews.domain.view.RequestFilter;
import io.technicianviews.domain.view.RequestType;
import io.technicianviews.domain.view.SeekPosition;
import io.technicianviews.domain.view.SortKey;
import io.technicianviews.domain.view.SortOrder;
import io.technicianviews.domain.view.View;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CacheKeyTest {

  private static final List<DeskDay> DAYS =
      List.of(
          new DeskDay(LocalDate.of(2026, 3, 10), ZoneOffset.UTC),
          new DeskDay(LocalDate.of(2026, 3, 11), ZoneOffset.UTC),
          new DeskDay(LocalDate.of(2026, 3, 10), ZoneId.of("Europe/Berlin")));
  private static final List<UnitScope> UNITS =
      List.of(
          UnitScope.ALL,
          UnitScope.NONE,
          UnitScope.only(1L),
          UnitScope.only(2L),
          UnitScope.only(1L, 2L),
          UnitScope.only(12L),
          UnitScope.only(UnitScope.WITHOUT_UNIT));
  private static final List<SortOrder> ORDERS =
      List.of(
          SortOrder.NEWEST_CREATED,
          SortOrder.ascending(SortKey.CREATED),
          SortOrder.descending(SortKey.DUE_DATE),
          View.URGENT_HIGH_PRIORITY.order());
  private static final List<PageStart> STARTS =
      List.of(
          PageStart.FIRST,
          new PageStart.Offset(20),
          new PageStart.AfterPosition(new SeekPosition(List.of(1L), 23)),
          new PageStart.AfterPosition(new SeekPosition(List.of(1L, 2L), 3)),
          new PageStart.AfterPosition(new SeekPosition(Arrays.<@Nullable Long>asList(1L, null), 3)),
          new PageStart.AfterPosition(
              new SeekPosition(Arrays.<@Nullable Long>asList(null, 1L), 3)));

  @Test
  void keyTextsMatchTheRecordedFile() {
    RecordedText.assertRecorded(
        "cache-keys.txt",
        all().stream()
            .map(query -> new CacheKey<>(new UUID(0, 1), "epoch", query).text())
            .collect(Collectors.joining("\n", "", "\n")));
  }

  @Test
  void differentKeysHaveDifferentTexts() {
    Set<CacheableQuery<?>> queries = new HashSet<>(all());
    Set<String> texts = new HashSet<>();
    for (CacheableQuery<?> query : queries) {
      for (UUID desk : List.of(new UUID(0, 1), new UUID(0, 2))) {
        for (String epoch : List.of("epoch", "other")) {
          texts.add(new CacheKey<>(desk, epoch, query).text());
        }
      }
    }
    assertThat(texts).hasSize(4 * queries.size());
  }

  @Test
  void keysAreEqualIfAllTheirPartsAre() {
    List<CacheableQuery<?>> queries = all();
    List<CacheableQuery<?>> copies = all();
    for (int i = 0; i < queries.size(); i++) {
      CacheKey<?> key = new CacheKey<>(new UUID(0, 1), "epoch", queries.get(i));
      CacheKey<?> copy = new CacheKey<>(new UUID(0, 1), "epoch", copies.get(i));
      assertThat(copy).isEqualTo(key).hasSameHashCodeAs(key).hasToString(key.text());
      assertThat(new CacheKey<>(new UUID(0, 2), "epoch", queries.get(i))).isNotEqualTo(key);
      assertThat(new CacheKey<>(new UUID(0, 1), "other", queries.get(i))).isNotEqualTo(key);
    }
    Set<CacheKey<?>> keys = new HashSet<>();
    queries.forEach(query -> keys.add(new CacheKey<>(new UUID(0, 1), "epoch", query)));
    assertThat(keys).hasSameSizeAs(new HashSet<>(queries));
  }

  private static List<CacheableQuery<?>> all() {
    List<CacheableQuery<?>> all = new ArrayList<>(List.of(new PeopleQuery.AllUnits()));
    for (long id : List.of(1L, 7L, 71L)) {
      all.add(new PeopleQuery.PersonById(id));
      all.add(new CountQuery.RequesterTotal(id));
      STARTS.forEach(pageStart -> all.add(new RequestQuery.RequesterRows(id, pageStart, 20)));
      all.add(new RequestQuery.RequesterRows(id, PageStart.FIRST, 21));
      for (DeskDay day : DAYS) {
        all.add(new CountQuery.UnitCounts(id, day));
        all.add(new CountQuery.ScopeCounts(UnitScope.only(id), day));
        all.add(new CountQuery.ScopeCounts(UnitScope.only(id, UnitScope.WITHOUT_UNIT), day));
        all.add(new CountQuery.ScopeCounts(UnitScope.ALL, day));
        all.add(new CountQuery.AssigneeCounts(id, day));
      }
      for (List<Long> requests : List.of(List.of(1L), List.of(12L), List.of(1L, 2L))) {
        all.add(new MessageQuery.ReadPositions(id, requests));
      }
    }
    filters().forEach(requestFilter -> all.add(new CountQuery.TotalCount(requestFilter)));
    RequestFilter requestFilter = filters().getFirst();
    filters().forEach(one -> all.add(rows(one, SortOrder.NEWEST_CREATED, PageStart.FIRST, 20)));
    ORDERS.forEach(sortOrder -> all.add(rows(requestFilter, sortOrder, PageStart.FIRST, 20)));
    STARTS.forEach(
        pageStart -> all.add(rows(requestFilter, SortOrder.NEWEST_CREATED, pageStart, 20)));
    all.add(rows(requestFilter, SortOrder.NEWEST_CREATED, PageStart.FIRST, 100));
    all.addAll(ofCustomViews());
    all.add(new DefinitionQuery.SharedViews());
    all.add(new DefinitionQuery.PersonalViews(7));
    all.add(new DefinitionQuery.PersonalViews(71));
    return all.stream().distinct().toList();
  }

  private static List<CacheableQuery<?>> ofCustomViews() {
    List<CacheableQuery<?>> all = new ArrayList<>();
    Set<CellFamily> standing = Set.of(CellFamily.STANDING);
    Set<CellFamily> own = Set.of(CellFamily.BY_ASSIGNEE, CellFamily.BY_ASSIGNEE_AND_DAY_SOLVED);
    for (UnitScope unitScope : UNITS) {
      all.add(new CountQuery.ScopeCells(unitScope, standing, null, false));
      all.add(new RequestQuery.UnsolvedRequests(unitScope, Set.of()));
      all.add(new RequestQuery.RowsInScope(unitScope, List.of(1L, 12L)));
      all.add(new MessageQuery.UnsolvedReadPositions(7, unitScope));
      all.add(cells(unitScope, selection(7L, true, DAYS.getFirst())));
    }
    for (DeskDay day : DAYS) {
      Set<CellFamily> byDay = Set.of(CellFamily.STANDING, CellFamily.BY_DAY_SOLVED);
      all.add(new CountQuery.ScopeCells(UnitScope.ALL, byDay, day, true));
      all.add(new CountQuery.AssigneeCells(7, own, day));
      all.add(cells(UnitScope.ALL, selection(null, null, day)));
    }
    all.add(new CountQuery.AssigneeCells(7, Set.of(CellFamily.BY_ASSIGNEE), null));
    for (UnsolvedField field : UnsolvedField.values()) {
      all.add(new RequestQuery.UnsolvedRequests(UnitScope.ALL, Set.of(field)));
    }
    all.add(new RequestQuery.UnsolvedRequests(UnitScope.ALL, Set.of(UnsolvedField.values())));
    all.add(new RequestQuery.AssignedUnsolvedRequests(7, Set.of()));
    all.add(new RequestQuery.AssignedRows(7, List.of(1L, 12L)));
    all.add(new MessageQuery.AssignedReadPositions(7));
    return all;
  }

  private static CacheableQuery<?> cells(UnitScope unitScope, CellSelection selection) {
    return new RequestQuery.CellPage(
        unitScope, selection, SortOrder.NEWEST_CREATED, PageStart.FIRST, 20);
  }

  private static CellSelection selection(
      @Nullable Long technicianId, @Nullable Boolean assigned, DeskDay day) {
    Cell cell = new Cell(Status.OPEN, Priority.HIGH, true, false, true);
    CellGroup group =
        new CellGroup(
            Operator.IS_NOT, new TreeSet<>(List.of(3L)), Set.of(cell), assigned, day.date());
    return new CellSelection(technicianId, Moment.CREATED, day.zone(), List.of(group));
  }

  private static RequestQuery.PageRows rows(
      RequestFilter requestFilter, SortOrder sortOrder, PageStart pageStart, int limit) {
    return new RequestQuery.PageRows(requestFilter, sortOrder, pageStart, limit);
  }

  private static List<RequestFilter> filters() {
    List<RequestFilter> all = new ArrayList<>();
    for (View view : View.values()) {
      for (RequestType type : RequestType.values()) {
        Long technician = view.isPersonal() ? 7L : null;
        all.add(new RequestFilter(view, UnitScope.ALL, technician, type, false, DAYS.getFirst()));
      }
    }
    UNITS.forEach(unitScope -> all.add(unsolved(unitScope, null, DAYS.getFirst())));
    DAYS.forEach(day -> all.add(unsolved(UnitScope.ALL, null, day)));
    List.of(7L, 71L)
        .forEach(technician -> all.add(unsolved(UnitScope.ALL, technician, DAYS.getFirst())));
    return all;
  }

  /** Returns a filter of unsolved requests; with a technician, of unread ones only. */
  private static RequestFilter unsolved(
      UnitScope unitScope, @Nullable Long technician, DeskDay day) {
    return new RequestFilter(
        View.ALL_UNSOLVED, unitScope, technician, RequestType.ALL, technician != null, day);
  }
}
