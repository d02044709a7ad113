package io.technicianviews.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.application.page.PageByCursor;
import io.technicianviews.application.page.PageByNumber;
import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.request.RequestListItem;
import io.technicianviews.domain.view.RequestType;
import io.technicianviews.domain.view.SortKey;
import io.technicianviews.domain.view.SortOrder;
import io.technicianviews.domain.view.TypeCounts;
import io.technicianviews.domain.view.View;
import io.technicianviews.testkit.difference.RandomDesk;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies on a random helpdesk that all queries for the same number agree. */
class PagesAndCountsAgreeTest {

  private static final Set<String> TAGS = Set.of("vpn", "\u00e4rger");

  private final Helpdesk helpdesk = new Helpdesk();
  private final RandomDesk random = new RandomDesk(11);
  private final TechnicianViewQueries views = helpdesk.service.technicianViews();

  @BeforeEach
  void fill() {
    random.first(helpdesk.memory).into(helpdesk.memory);
  }

  @Test
  void allPagesTogetherHaveTotalRowsForEachTypeAndUnreadFilter() {
    for (Person person : someWorkers()) {
      for (View view : View.values()) {
        for (RequestType type : RequestType.values()) {
          assertWalk(person, ViewQuery.of(view).type(type));
          if (view.isUnsolvedOnly()) {
            assertWalk(person, ViewQuery.of(view).type(type).unreadOnly(true));
          }
        }
      }
    }
  }

  @Test
  void theListOfTagsHasTheRowsOfTheViewWithOneOfThem() {
    int tagged = 0;
    for (Person person : someWorkers()) {
      for (View view : View.values()) {
        if (view.isUnsolvedOnly()) {
          ViewQuery query = ViewQuery.of(view).order(SortOrder.ascending(SortKey.DUE_DATE));
          List<RequestListItem> some = walk(person, query.tags("vpn", "\u00e4rger"));
          assertThat(some)
              .isEqualTo(
                  walk(person, query).stream()
                      .filter(row -> row.request().tags().stream().anyMatch(TAGS::contains))
                      .toList());
          assertThat(walk(person, query.tags("vpn", "\u00e4rger").unreadOnly(true)))
              .isEqualTo(some.stream().filter(RequestListItem::technicianHasUnread).toList());
          tagged += some.size();
        }
      }
    }
    assertThat(tagged).isPositive();
  }

  @Test
  void allPagesTogetherHaveTotalRowsForAnyUnits() {
    List<Long> units = random.units().stream().map(BusinessUnit::id).toList();
    for (Person person : someWorkers()) {
      for (View view : View.values()) {
        assertWalk(person, ViewQuery.of(view).units(UnitScope.only(units.getFirst())));
        assertWalk(person, ViewQuery.of(view).units(UnitScope.only(units.subList(2, 6))));
        assertWalk(person, ViewQuery.of(view).units(UnitScope.only(UnitScope.WITHOUT_UNIT)));
      }
    }
  }

  @Test
  void countsAreEqualWithAndWithoutAPageAndAddUpFromUnits() {
    for (Person person : someWorkers()) {
      for (View view : View.values()) {
        ViewPage page = views.page(person.id(), ViewQuery.of(view)).orElseThrow().value();
        ViewCountsResult numbers =
            views.counts(person.id(), view, UnitScope.ALL).orElseThrow().value();
        BusinessUnitCounts units =
            views.businessUnitCounts(person.id(), view).orElseThrow().value();
        long inUnits =
            units.businessUnits().stream().mapToLong(BusinessUnitCounts.Entry::count).sum();

        assertThat(numbers.counts()).isEqualTo(page.counts());
        assertThat(numbers.filterCounts()).isEqualTo(page.filterCounts());
        assertThat(page.counts().of(view)).isEqualTo(page.filterCounts());
        assertThat(units.total())
            .isEqualTo(page.filterCounts().all())
            .isEqualTo(inUnits + units.withoutUnit());
      }
    }
  }

  private void assertWalk(Person person, ViewQuery query) {
    walk(person, query);
  }

  private List<RequestListItem> walk(Person person, ViewQuery query) {
    List<RequestListItem> rows = new ArrayList<>();
    ViewPage page;
    int number = 1;
    long read = 0;
    do {
      page =
          views
              .page(person.id(), query.paging(new PageByNumber(number++, 70)))
              .orElseThrow()
              .value();
      rows.addAll(page.data());
      read += page.data().size();
      assertUnread(query, page);
    } while (!page.data().isEmpty());

    assertThat(rows)
        .as("%s by %s", query, person)
        .doesNotHaveDuplicates()
        .hasSize((int) page.total())
        .isEqualTo(followed(person, query, page.total()));
    assertThat(read).isEqualTo(page.total());
    if (query.filter().rowConditions().isEmpty()) {
      assertThat(page.filterCounts().of(query.type())).isEqualTo(page.total());
    }
    assertThat(page.filterCounts()).isEqualTo(unfiltered(person, query));
    return rows;
  }

  private TypeCounts unfiltered(Person person, ViewQuery query) {
    return views
        .page(person.id(), ViewQuery.of(query.view()).units(query.units()))
        .orElseThrow()
        .value()
        .filterCounts();
  }

  /** The same list, read page by page by cursor. */
  private List<RequestListItem> followed(Person person, ViewQuery query, long total) {
    List<RequestListItem> rows = new ArrayList<>();
    ViewPage page =
        views.page(person.id(), query.paging(new PageByNumber(1, 50))).orElseThrow().value();
    rows.addAll(page.data());
    while (page.next() != null) {
      ViewQuery next = query.paging(new PageByCursor(page.next(), 50));
      page = views.page(person.id(), next).orElseThrow().value();
      assertThat(page.data()).isNotEmpty();
      assertThat(page.total()).isEqualTo(total);
      rows.addAll(page.data());
    }
    return rows;
  }

  private static void assertUnread(ViewQuery query, ViewPage page) {
    if (query.unreadOnly()) {
      assertThat(page.data()).allMatch(RequestListItem::technicianHasUnread);
    }
  }

  /** An admin, and technicians of no, all and some units. */
  private List<Person> someWorkers() {
    List<Person> people = random.people();
    return List.of(people.get(1), people.get(3), people.get(4), people.get(8));
  }
}
