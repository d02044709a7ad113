package io.technicianviews.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.application.page.PageByCursor;
import io.technicianviews.application.page.PageByNumber;
import io.technicianviews.application.page.PageRequest;
import io.technicianviews.application.view.ListPage;
import io.technicianviews.application.view.ViewFilter;
import io.technicianviews.application.view.ViewPageQuery;
import io.technicianviews.application.view.ViewPreview;
import io.technicianviews.application.view.ViewsToCount;
import io.technicianviews.domain.condition.Conditions;
import io.technicianviews.domain.condition.Viewer;
import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.domain.view.RequestType;
import io.technicianviews.domain.view.SortOrder;
import io.technicianviews.domain.view.View;
import io.technicianviews.testkit.TestDesk;
import io.technicianviews.testkit.difference.NaiveView;
import io.technicianviews.testkit.difference.RandomConditions;
import io.technicianviews.testkit.difference.RandomDesk;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Compares views that are read by their conditions with a filter of every request. */
class ListedViewsTest {

  private static final int DEFINITIONS = 150;
  private static final List<String> TAGS = List.of("vpn", "\u00e4rger", "{curly}");

  private final Helpdesk helpdesk = new Helpdesk();
  private final RandomDesk desk = new RandomDesk(17);
  private final Random random = new Random(17);
  private final CustomViews views = helpdesk.service.views();

  @BeforeEach
  void fill() {
    desk.first(helpdesk.memory).into(helpdesk.memory);
  }

  @Test
  void aPreviewIsTheFilteredListOfAllRequests() {
    RandomConditions conditions = new RandomConditions(desk, 17);
    int rows = 0;
    try (Snapshot snapshot = helpdesk.memory.open(TestDesk.TIMEOUT)) {
      NaiveView naive =
          new NaiveView(snapshot, desk.requests().stream().map(ServiceRequest::id).toList());
      for (Person person : workers()) {
        for (int i = 0; i < DEFINITIONS; i++) {
          rows += assertPreview(naive, person, conditions);
        }
      }
    }
    assertThat(rows).isGreaterThan(2000);
  }

  private int assertPreview(NaiveView naive, Person person, RandomConditions randomConditions) {
    Conditions conditions = randomConditions.next();
    SortOrder order = randomConditions.order(conditions);
    ViewFilter filter = filter(conditions);
    Viewer viewer = new Viewer(person.id(), TestDesk.NOON, TestDesk.TODAY.zone());
    List<ServiceRequest> list = naive.list(person, viewer, filter.units(), conditions);
    List<Long> expected = naive.ids(list, viewer, filter.type(), filter.rowConditions(), order);
    int perPage = 1 + random.nextInt(100);
    List<Long> walked = new ArrayList<>();
    for (int number = 1; number == 1 || walked.size() < expected.size(); number++) {
      ListPage page =
          views
              .preview(
                  person.id(),
                  new ViewPreview(conditions, order, filter, new PageByNumber(number, perPage)))
              .orElseThrow()
              .value();
      assertThat(page.filterCounts()).as("%s", conditions).isEqualTo(NaiveView.counts(list));
      assertThat(page.total()).as("%s %s", conditions, filter).isEqualTo(expected.size());
      assertThat(page.data()).hasSizeLessThanOrEqualTo(perPage);
      page.data().forEach(row -> walked.add(row.request().id()));
      if (page.data().isEmpty()) {
        break;
      }
    }
    assertThat(walked).as("%s by %s of %s", conditions, order, filter).isEqualTo(expected);
    return walked.size();
  }

  private ViewFilter filter(Conditions conditions) {
    List<BusinessUnit> units = desk.units();
    UnitScope only =
        switch (random.nextInt(4)) {
          case 0 -> UnitScope.only(units.get(random.nextInt(units.size())).id());
          case 1 -> UnitScope.only(units.getFirst().id(), UnitScope.WITHOUT_UNIT);
          default -> UnitScope.ALL;
        };
    RequestType type = List.of(RequestType.values()).get(random.nextInt(3));
    boolean unread = conditions.areOfUnsolvedRequests() && random.nextInt(3) == 0;
    ViewFilter filter = ViewFilter.NONE.units(only).type(type).unreadOnly(unread);
    return conditions.areOfUnsolvedRequests() && random.nextInt(3) == 0
        ? filter.tags(TAGS.subList(0, 1 + random.nextInt(3)))
        : filter;
  }

  @Test
  void aPredefinedViewEqualsItsConditionsAndItsCounters() {
    for (Person person : workers()) {
      for (View view : View.values()) {
        ViewPage counters = builtIn(person, view);
        ListPage listed = page(person, ViewPageQuery.of(view).counts(ViewsToCount.ALL));
        ListPage byConditions =
            views
                .preview(person.id(), ViewPreview.of(view.conditions(), view.order()))
                .orElseThrow()
                .value();

        assertThat(listed.rows()).isEqualTo(counters.rows());
        assertThat(listed.filterCounts()).isEqualTo(counters.filterCounts());
        assertThat(listed.counts()).hasSize(View.values().length);
        listed
            .counts()
            .forEach(
                (id, number) ->
                    assertThat(number)
                        .isEqualTo(
                            counters.counts().of(View.named(id.text()).orElseThrow()).all()));
        assertThat(byConditions.rows()).isEqualTo(counters.rows());
        assertThat(byConditions.filterCounts()).isEqualTo(counters.filterCounts());
        assertThat(byConditions.total()).isEqualTo(counters.total());
        assertThat(walk(person, ViewPageQuery.of(view))).hasSize((int) counters.total());
      }
    }
  }

  @Test
  void aPredefinedViewHasOtherIndexedOrders() {
    Person person = workers().getFirst();
    for (View view : View.values()) {
      assertThat(
              walk(
                  person,
                  ViewPageQuery.of(view)
                      .order(SortOrder.ascending(io.technicianviews.domain.view.SortKey.CREATED))))
          .containsExactlyInAnyOrderElementsOf(walk(person, ViewPageQuery.of(view)));
    }
  }

  private ViewPage builtIn(Person person, View view) {
    return helpdesk
        .service
        .technicianViews()
        .page(person.id(), ViewQuery.of(view))
        .orElseThrow()
        .value();
  }

  private ListPage page(Person person, ViewPageQuery query) {
    return views.page(person.id(), query).orElseThrow().value();
  }

  /** The ids of all pages, which are read by their cursors. */
  private List<Long> walk(Person person, ViewPageQuery query) {
    List<Long> ids = new ArrayList<>();
    PageRequest next = new PageByNumber(1, 7);
    while (next != null) {
      ListPage page = page(person, query.paging(next));
      page.data().forEach(row -> ids.add(row.request().id()));
      next = page.next() == null ? null : new PageByCursor(page.next(), 7);
    }
    return ids;
  }

  private List<Person> workers() {
    return desk.people().stream()
        .filter(person -> person.active() && person.role().worksOnRequests())
        .limit(4)
        .toList();
  }
}
