package io.technicianviews.testkit.contract;

import static io.technicianviews.testkit.TestDesk.NOON;
import static io.technicianviews.testkit.TestDesk.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.domain.message.LastMessage;
import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.PersonName;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.port.CacheEntry;
import io.technicianviews.domain.port.CacheHits;
import io.technicianviews.domain.port.CacheKey;
import io.technicianviews.domain.port.QueryCache;
import io.technicianviews.domain.port.SnapshotVersion;
import io.technicianviews.domain.query.CacheableQuery;
import io.technicianviews.domain.query.CountQuery;
import io.technicianviews.domain.query.DefinitionQuery;
import io.technicianviews.domain.query.MessageQuery;
import io.technicianviews.domain.query.PeopleQuery;
import io.technicianviews.domain.query.RequestQuery;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.PriorityLabel;
import io.technicianviews.domain.request.RequestSummary;
import io.technicianviews.domain.request.Slice;
import io.technicianviews.domain.request.Status;
import io.technicianviews.domain.request.StatusLabel;
import io.technicianviews.domain.time.DeskDay;
import io.technicianviews.domain.view.PageStart;
import io.technicianviews.domain.view.RequestFilter;
import io.technicianviews.domain.view.RequestType;
import io.technicianviews.domain.view.SeekPosition;
import io.technicianviews.domain.view.Sharing;
import io.technicianviews.domain.view.SortKey;
import io.technicianviews.domain.view.SortOrder;
import io.technicianviews.domain.view.TypeCounts;
import io.technicianviews.domain.view.View;
import io.technicianviews.domain.view.ViewCounts;
import io.technicianviews.domain.view.ViewDefinition;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of {@link QueryCache} for a cache that is available. */
public abstract class QueryCacheContract {

  private static final UUID DESK = UUID.randomUUID();
  private static final String EPOCH = "2026-03-10T00:00:00Z/00000001";
  private static final SnapshotVersion VERSION =
      new SnapshotVersion(EPOCH, 9_000_000_000L, Set.of(3L, 77L));
  private static final Duration LONG = Duration.ofMinutes(5);

  private static final Person TOM = Person.technician(7, "Tom \"Ünïcode\" 😀", 3L, 4L);
  private static final RequestFilter ALL =
      RequestFilter.of(View.ALL_UNSOLVED, TOM, UnitScope.ALL, RequestType.ALL, false, TODAY);
  private static final RequestSummary FULL =
      new RequestSummary(
          5_000_000_000L,
          "It burns: \u0001 \\ 火",
          StatusLabel.standard(Status.CLOSED),
          PriorityLabel.standard(Priority.CRITICAL),
          new PersonName(8, "Ray"),
          new BusinessUnit(3, "Network"),
          List.of(new PersonName(7, "Tom"), new PersonName(9, "Tim")),
          List.of("vpn", "日本"),
          NOON,
          NOON.plusNanos(1000),
          NOON.plusSeconds(3600),
          NOON.minusSeconds(1),
          4L,
          2,
          new LastMessage("Hello?\n", "Ray", NOON.plusNanos(999_999_000), 17),
          true,
          17,
          3);
  private static final RequestSummary BARE =
      new RequestSummary(
          1,
          "bare",
          StatusLabel.standard(Status.OPEN),
          PriorityLabel.standard(Priority.LOW),
          new PersonName(8, "Ray"),
          null,
          List.of(),
          List.of(),
          NOON,
          NOON,
          null,
          null,
          null,
          0,
          null,
          false,
          0,
          1);

  /** A query and its result. */
  private record Sample<V>(CacheableQuery<V> query, V value) {
    CacheKey<V> key() {
      return new CacheKey<>(DESK, EPOCH, query);
    }

    void storeIn(QueryCache cache) {
      cache.store(key(), new CacheEntry<>(value, VERSION), LONG);
    }
  }

  private QueryCache cache;

  /** Creates an empty cache. */
  protected abstract QueryCache emptyCache();

  /** Advances the time of the cache. */
  protected abstract void pass(Duration time) throws InterruptedException;

  /** Waits for the background work of the cache. */
  protected void settle() throws InterruptedException {}

  @BeforeEach
  void createEmptyCache() {
    cache = emptyCache();
  }

  @Test
  void missingEntriesAreNotFound() {
    for (Sample<?> sample : samples()) {
      assertThat(find(sample.key())).as(sample.query().toString()).isNull();
    }
    assertThat(cache.find(List.of())).isNotNull();
  }

  @Test
  void everyKindOfEntryIsFoundAsStored() throws InterruptedException {
    List<Sample<?>> samples = samples();
    samples.forEach(sample -> sample.storeIn(cache));
    settle();
    CacheHits cacheHits = cache.find(samples.stream().map(Sample::key).toList());
    for (Sample<?> sample : samples) {
      CacheEntry<?> cacheEntry = cacheHits.get(sample.key());
      assertThat(cacheEntry)
          .as(sample.query().toString())
          .isEqualTo(new CacheEntry<>(sample.value(), VERSION));
      assertThat(find(sample.key())).isEqualTo(cacheEntry);
    }
  }

  @Test
  void keysDifferByHelpdeskEpochAndQuery() throws InterruptedException {
    CountQuery.RequesterTotal query = new CountQuery.RequesterTotal(7);
    store(new CacheKey<>(DESK, EPOCH, query), 12L, LONG);
    settle();
    assertThat(find(new CacheKey<>(UUID.randomUUID(), EPOCH, query))).isNull();
    assertThat(find(new CacheKey<>(DESK, "another", query))).isNull();
    assertThat(find(new CacheKey<>(DESK, EPOCH, new CountQuery.RequesterTotal(8)))).isNull();
    assertThat(find(new CacheKey<>(DESK, EPOCH, query))).isEqualTo(new CacheEntry<>(12L, VERSION));
  }

  @Test
  void aLaterEntryReplacesAnEarlierOne() throws InterruptedException {
    CacheKey<Long> key = new CacheKey<>(DESK, EPOCH, new CountQuery.RequesterTotal(7));
    store(key, 1L, LONG);
    settle();
    store(key, 2L, LONG);
    settle();
    assertThat(find(key)).isEqualTo(new CacheEntry<>(2L, VERSION));
  }

  @Test
  void anEntryExpiresAfterItsTimeToLive() throws InterruptedException {
    CacheKey<Long> expiring = new CacheKey<>(DESK, EPOCH, new CountQuery.RequesterTotal(7));
    CacheKey<Long> lasting = new CacheKey<>(DESK, EPOCH, new CountQuery.RequesterTotal(8));
    store(expiring, 1L, Duration.ofMillis(700));
    store(lasting, 2L, LONG);
    settle();
    assertThat(find(expiring)).isNotNull();
    pass(Duration.ofMillis(800));
    assertThat(find(expiring)).isNull();
    assertThat(find(lasting)).isNotNull();
  }

  private <V> void store(CacheKey<V> key, V value, Duration ttl) {
    cache.store(key, new CacheEntry<>(value, VERSION), ttl);
  }

  private <V> @Nullable CacheEntry<V> find(CacheKey<V> key) {
    return cache.find(List.of(key)).get(key);
  }

  /** Returns queries that differ in one parameter each, with distinct results. */
  private static List<Sample<?>> samples() {
    List<Sample<?>> samples = new ArrayList<>();
    samples.add(new Sample<>(new PeopleQuery.PersonById(7), Optional.of(TOM)));
    samples.add(
        new Sample<>(new PeopleQuery.PersonById(8), Optional.of(Person.requester(8, "Ray"))));
    samples.add(new Sample<>(new PeopleQuery.PersonById(9), Optional.empty()));
    samples.add(new Sample<>(new PeopleQuery.AllUnits(), List.of(new BusinessUnit(3, "Network"))));
    samples.add(
        new Sample<>(
            new DefinitionQuery.SharedViews(),
            List.of(
                definition(1, new Sharing.BusinessUnits(new TreeSet<>(List.of(3L, 8L)))),
                definition(2, Sharing.EVERYONE))));
    samples.add(new Sample<>(new DefinitionQuery.PersonalViews(7), List.of()));
    samples.add(
        new Sample<>(
            new DefinitionQuery.PersonalViews(8), List.of(definition(3, new Sharing.Personal(8)))));
    long number = 1;
    DeskDay tomorrow = new DeskDay(TODAY.date().plusDays(1), TODAY.zone());
    DeskDay elsewhere = new DeskDay(TODAY.date(), ZoneId.of("Asia/Kolkata"));
    for (DeskDay day : List.of(TODAY, tomorrow, elsewhere)) {
      for (long unit : new long[] {UnitScope.WITHOUT_UNIT, 3}) {
        samples.add(new Sample<>(new CountQuery.UnitCounts(unit, day), counts(number++)));
      }
      for (UnitScope scope : List.of(UnitScope.ALL, UnitScope.only(3L), UnitScope.only(3L, 4L))) {
        samples.add(new Sample<>(new CountQuery.ScopeCounts(scope, day), counts(number++)));
      }
      samples.add(
          new Sample<>(
              new CountQuery.AssigneeCounts(7, day), Map.of(3L, counts(number), -1L, counts(1))));
      number++;
    }
    samples.add(new Sample<>(new CountQuery.AssigneeCounts(8, TODAY), Map.of()));
    for (RequestFilter requestFilter :
        List.of(
            ALL,
            RequestFilter.of(
                View.ALL_UNSOLVED, TOM, UnitScope.only(3L), RequestType.ALL, false, TODAY),
            RequestFilter.of(View.ALL_UNSOLVED, TOM, UnitScope.NONE, RequestType.ALL, false, TODAY),
            RequestFilter.of(
                View.ALL_UNSOLVED, TOM, UnitScope.ALL, RequestType.PARENTS, false, TODAY),
            RequestFilter.of(View.ALL_UNSOLVED, TOM, UnitScope.ALL, RequestType.ALL, true, TODAY),
            RequestFilter.of(View.MY_UNSOLVED, TOM, UnitScope.ALL, RequestType.ALL, false, TODAY),
            RequestFilter.of(
                View.ALL_UNSOLVED,
                Person.admin(1, "A"),
                UnitScope.ALL,
                RequestType.ALL,
                false,
                TODAY),
            RequestFilter.of(
                View.ALL_UNSOLVED, TOM, UnitScope.ALL, RequestType.ALL, false, tomorrow))) {
      samples.add(
          new Sample<>(
              new RequestQuery.PageRows(
                  requestFilter, requestFilter.view().order(), PageStart.FIRST, 20),
              rows(number++)));
      samples.add(new Sample<>(new CountQuery.TotalCount(requestFilter), number++));
    }
    SortOrder byDue = SortOrder.ascending(SortKey.DUE_DATE);
    samples.add(
        new Sample<>(new RequestQuery.PageRows(ALL, byDue, PageStart.FIRST, 20), rows(number++)));
    for (PageStart pageStart :
        List.of(
            new PageStart.Offset(20),
            new PageStart.AfterPosition(new SeekPosition(List.of(20L), 5)),
            new PageStart.AfterPosition(new SeekPosition(List.of(20L), 6)),
            new PageStart.AfterPosition(new SeekPosition(Collections.singletonList(null), 5)),
            new PageStart.AfterPosition(new SeekPosition(List.of(20L, 5L), 5)))) {
      samples.add(
          new Sample<>(
              new RequestQuery.PageRows(ALL, View.ALL_UNSOLVED.order(), pageStart, 20),
              rows(number++)));
      samples.add(new Sample<>(new RequestQuery.RequesterRows(8, pageStart, 20), rows(number++)));
    }
    samples.add(
        new Sample<>(
            new RequestQuery.PageRows(ALL, View.ALL_UNSOLVED.order(), PageStart.FIRST, 21),
            new Slice(List.of(BARE), true)));
    samples.add(new Sample<>(new RequestQuery.RequesterRows(8, PageStart.FIRST, 20), Slice.EMPTY));
    samples.add(new Sample<>(new CountQuery.RequesterTotal(8), number));
    samples.add(
        new Sample<>(new MessageQuery.ReadPositions(7, List.of(1L, 2L)), Map.of(1L, 4, 2L, 1)));
    samples.add(new Sample<>(new MessageQuery.ReadPositions(7, List.of(12L)), Map.of()));
    return List.copyOf(samples);
  }

  private static ViewDefinition definition(long id, Sharing sharing) {
    return new ViewDefinition(
        id,
        "View " + id,
        SampleConditions.EVERY_KIND,
        View.URGENT_HIGH_PRIORITY.order(),
        sharing,
        id == 1,
        4,
        5);
  }

  private static ViewCounts counts(long number) {
    return new ViewCounts(
        Map.of(
            View.ALL_TICKETS,
            new TypeCounts(number, 3),
            View.URGENT_HIGH_PRIORITY,
            new TypeCounts(0, number)));
  }

  private static Slice rows(long number) {
    List<RequestSummary> rows = new ArrayList<>(List.of(FULL, BARE));
    for (long i = 0; i < number; i++) {
      rows.add(BARE);
    }
    return new Slice(rows, false);
  }
}
