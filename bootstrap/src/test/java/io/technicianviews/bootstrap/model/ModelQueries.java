package io.technicianviews.bootstrap.model;

import io.technicianviews.application.ServiceDesk;
import io.technicianviews.application.ViewQuery;
import io.technicianviews.application.page.PageByNumber;
import io.technicianviews.application.view.ViewPageQuery;
import io.technicianviews.application.view.ViewsToCount;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.view.RequestType;
import io.technicianviews.domain.view.View;
import io.technicianviews.domain.view.ViewId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The queries of a desk whose results are compared. */
final class ModelQueries {

  /** A query with a description for assertion messages. */
  record ModelQuery(String what, Function<ServiceDesk, Object> call) {}

  private static final PageByNumber ALL = new PageByNumber(1, PageByNumber.MAX_PER_PAGE);

  private final ModelFixture fixture;

  ModelQueries(ModelFixture fixture) {
    this.fixture = fixture;
  }

  /** All queries, as an admin and as a random person. */
  List<ModelQuery> all(RandomSource randomSource) {
    List<ModelQuery> all = new ArrayList<>();
    for (long person : List.of(fixture.admin(), randomSource.one(fixture.people()))) {
      views(person, all);
      fixture.requests().forEach(id -> request(person, id, all));
    }
    administration(all);
    return all;
  }

  /** A random selection of the queries of a random person. */
  List<ModelQuery> some(RandomSource randomSource, int number) {
    List<ModelQuery> some = new ArrayList<>();
    long person = randomSource.one(fixture.people());
    List<ModelQuery> views = new ArrayList<>();
    views(person, views);
    List<ModelQuery> one = new ArrayList<>();
    request(person, randomSource.one(fixture.requests()), one);
    for (int i = 0; i < number; i++) {
      some.add(randomSource.one(views));
    }
    some.addAll(one);
    return some;
  }

  private void views(long person, List<ModelQuery> into) {
    for (View view : View.values()) {
      page(person, ViewQuery.of(view).paging(ALL), into);
      page(
          person,
          ViewQuery.of(view)
              .units(UnitScope.only(UnitScope.WITHOUT_UNIT, fixture.units().getFirst()))
              .type(RequestType.SUBTASKS)
              .paging(new PageByNumber(1, 2)),
          into);
      into.add(
          new ModelQuery(
              "business unit counts of " + view + " by " + person,
              desk -> desk.technicianViews().businessUnitCounts(person, view)));
    }
    page(person, ViewQuery.of(View.ALL_UNSOLVED).unreadOnly(true).paging(ALL), into);
    page(person, ViewQuery.of(View.ALL_UNSOLVED).tags("tag1", "tag25").paging(ALL), into);
    into.add(new ModelQuery("views of " + person, desk -> desk.views().list(person)));
    fixture
        .views()
        .forEach(
            id ->
                into.add(
                    new ModelQuery(
                        "view " + id + " by " + person,
                        desk ->
                            desk.views()
                                .page(
                                    person,
                                    ViewPageQuery.of(new ViewId.Custom(id))
                                        .counts(ViewsToCount.ALL)))));
    into.add(new ModelQuery("own requests of " + person, desk -> desk.requests().own(person, ALL)));
    into.add(new ModelQuery("caller " + person, desk -> desk.caller(person)));
  }

  private static void page(long person, ViewQuery query, List<ModelQuery> into) {
    into.add(
        new ModelQuery(
            query + " by " + person, desk -> desk.technicianViews().page(person, query)));
  }

  private static void request(long person, long id, List<ModelQuery> into) {
    into.add(
        new ModelQuery(
            "request " + id + " by " + person, desk -> desk.requests().find(person, id)));
    into.add(
        new ModelQuery(
            "messages of " + id + " by " + person,
            desk -> desk.requests().messages(person, id, ALL)));
    into.add(
        new ModelQuery(
            "history of " + id + " by " + person,
            desk -> desk.requests().history(person, id, ALL)));
  }

  private void administration(List<ModelQuery> into) {
    long admin = fixture.admin();
    into.add(new ModelQuery("people", desk -> desk.administration().people(admin, ALL)));
    into.add(new ModelQuery("units", desk -> desk.administration().businessUnits(admin, ALL)));
    into.add(new ModelQuery("statuses", desk -> desk.administration().statuses(admin)));
    into.add(new ModelQuery("priorities", desk -> desk.administration().priorities(admin)));
  }
}
