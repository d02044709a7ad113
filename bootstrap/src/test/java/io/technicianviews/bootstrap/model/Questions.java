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

/** Everything that can be asked of a desk. */
final class Questions {

  /** A question, and how it is named where the answers differ. */
  record Question(String what, Function<ServiceDesk, Object> ask) {}

  private static final PageByNumber ALL = new PageByNumber(1, PageByNumber.MAX_PER_PAGE);

  private final Cast cast;

  Questions(Cast cast) {
    this.cast = cast;
  }

  /** All of them, as an admin and as somebody. */
  List<Question> all(RandomSource randomSource) {
    List<Question> all = new ArrayList<>();
    for (long person : List.of(cast.admin(), randomSource.one(cast.people()))) {
      views(person, all);
      cast.requests().forEach(id -> request(person, id, all));
    }
    administration(all);
    return all;
  }

  /** Some of them. */
  List<Question> some(RandomSource randomSource, int number) {
    List<Question> some = new ArrayList<>();
    long person = randomSource.one(cast.people());
    List<Question> views = new ArrayList<>();
    views(person, views);
    List<Question> one = new ArrayList<>();
    request(person, randomSource.one(cast.requests()), one);
    for (int i = 0; i < number; i++) {
      some.add(randomSource.one(views));
    }
    some.addAll(one);
    return some;
  }

  private void views(long person, List<Question> into) {
    for (View view : View.values()) {
      page(person, ViewQuery.of(view).paging(ALL), into);
      page(
          person,
          ViewQuery.of(view)
              .units(UnitScope.only(UnitScope.WITHOUT_UNIT, cast.units().getFirst()))
              .type(RequestType.SUBTASKS)
              .paging(new PageByNumber(1, 2)),
          into);
      into.add(
          new Question(
              "business unit counts of " + view + " by " + person,
              desk -> desk.technicianViews().businessUnitCounts(person, view)));
    }
    page(person, ViewQuery.of(View.ALL_UNSOLVED).unreadOnly(true).paging(ALL), into);
    page(person, ViewQuery.of(View.ALL_UNSOLVED).tags("tag1", "tag25").paging(ALL), into);
    into.add(new Question("views of " + person, desk -> desk.views().list(person)));
    cast.views()
        .forEach(
            id ->
                into.add(
                    new Question(
                        "view " + id + " by " + person,
                        desk ->
                            desk.views()
                                .page(
                                    person,
                                    ViewPageQuery.of(new ViewId.Custom(id))
                                        .counts(ViewsToCount.ALL)))));
    into.add(new Question("own of " + person, desk -> desk.requests().own(person, ALL)));
    into.add(new Question("who is " + person, desk -> desk.caller(person)));
  }

  private static void page(long person, ViewQuery query, List<Question> into) {
    into.add(
        new Question(query + " by " + person, desk -> desk.technicianViews().page(person, query)));
  }

  private static void request(long person, long id, List<Question> into) {
    into.add(
        new Question("request " + id + " by " + person, desk -> desk.requests().find(person, id)));
    into.add(
        new Question(
            "messages of " + id + " by " + person,
            desk -> desk.requests().messages(person, id, ALL)));
    into.add(
        new Question(
            "history of " + id + " by " + person,
            desk -> desk.requests().history(person, id, ALL)));
  }

  private void administration(List<Question> into) {
    long admin = cast.admin();
    into.add(new Question("people", desk -> desk.administration().people(admin, ALL)));
    into.add(new Question("units", desk -> desk.administration().businessUnits(admin, ALL)));
    into.add(new Question("statuses", desk -> desk.administration().statuses(admin)));
    into.add(new Question("priorities", desk -> desk.administration().priorities(admin)));
  }
}
