package io.technicianviews.bootstrap.model;

import io.technicianviews.application.Result;
import io.technicianviews.application.ServiceDesk;
import io.technicianviews.application.bulk.BulkKey;
import io.technicianviews.application.bulk.BulkSelection;
import io.technicianviews.application.bulk.BulkUpdate;
import io.technicianviews.application.export.ViewExport;
import io.technicianviews.application.view.ViewFilter;
import io.technicianviews.application.view.ViewPageQuery;
import io.technicianviews.domain.command.ExpectedVersion;
import io.technicianviews.domain.command.NewView;
import io.technicianviews.domain.condition.Assignee;
import io.technicianviews.domain.condition.CellCondition.AssigneeCondition;
import io.technicianviews.domain.condition.CellCondition.StatusCategoryCondition;
import io.technicianviews.domain.condition.Condition;
import io.technicianviews.domain.condition.Conditions;
import io.technicianviews.domain.condition.Operator;
import io.technicianviews.domain.condition.RequestCondition;
import io.technicianviews.domain.condition.Requester;
import io.technicianviews.domain.patch.AssigneePatch;
import io.technicianviews.domain.patch.RequestPatch;
import io.technicianviews.domain.patch.ViewPatch;
import io.technicianviews.domain.request.RequestListItem;
import io.technicianviews.domain.request.Status;
import io.technicianviews.domain.view.Sharing;
import io.technicianviews.domain.view.SortKey;
import io.technicianviews.domain.view.SortOrder;
import io.technicianviews.domain.view.View;
import io.technicianviews.domain.view.ViewId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A generator of random steps with views: create, change, export, delete, and bulk updates. */
final class RandomViews {

  /** More exports than may be open at the same time. */
  private static final int TOO_MANY = ViewExport.MAX_OPEN + 1;

  private final RandomSource randomSource;
  private final ModelFixture fixture;

  RandomViews(RandomSource randomSource, ModelFixture fixture) {
    this.randomSource = randomSource;
    this.fixture = fixture;
  }

  Step next() {
    return switch (randomSource.below(9)) {
      case 0, 1 -> create();
      case 2, 3 -> update();
      case 4 -> delete();
      case 5, 6 -> export();
      case 7 -> bulkOfView();
      default -> bulk();
    };
  }

  private Step create() {
    long actor = person();
    NewView view =
        new NewView(
            title(), conditions(), order(), sharing(actor), randomSource.percent(80), position());
    return new Step(actor + " defines " + view, desk -> desk.views().create(actor, view));
  }

  private Step update() {
    long actor = person();
    long id = view();
    ViewPatch patch =
        new ViewPatch(
            randomSource.orNull(title(), 60),
            randomSource.orNull(conditions(), 60),
            randomSource.orNull(order(), 60),
            randomSource.orNull(sharing(actor), 60),
            randomSource.orNull(randomSource.percent(70), 60),
            position());
    ExpectedVersion version = version();
    return new Step(
        actor + " changes the view " + id + " in version " + version + ": " + patch,
        desk -> desk.views().update(actor, id, version, patch));
  }

  private Step delete() {
    long actor = person();
    long id = view();
    ExpectedVersion version = version();
    return new Step(
        actor + " deletes the view " + id + " in version " + version,
        desk -> desk.views().delete(actor, id, version));
  }

  private Step export() {
    long actor = person();
    ViewPageQuery query = ViewPageQuery.of(viewId()).filter(filter());
    int times = randomSource.percent(85) ? 1 : TOO_MANY;
    return new Step(
        actor + " exports " + times + " times at once " + query,
        desk -> exported(desk, actor, query, times));
  }

  /** The rows of the last of several exports that are open together. */
  private static Result<List<RequestListItem>> exported(
      ServiceDesk desk, long actor, ViewPageQuery query, int times) {
    List<ViewExport> open = new ArrayList<>();
    try {
      Result<ViewExport> last = opened(desk, actor, query, open);
      for (int i = 1; i < times; i++) {
        last = opened(desk, actor, query, open);
      }
      return last.map(RandomViews::rows);
    } finally {
      open.forEach(ViewExport::close);
    }
  }

  private static Result<ViewExport> opened(
      ServiceDesk desk, long actor, ViewPageQuery query, List<ViewExport> open) {
    Result<ViewExport> result = desk.views().export(actor, query);
    if (result instanceof Result.Success<ViewExport> success) {
      open.add(success.value());
    }
    return result;
  }

  private static List<RequestListItem> rows(ViewExport export) {
    List<RequestListItem> rows = new ArrayList<>();
    for (var some = export.next(); !some.isEmpty(); some = export.next()) {
      rows.addAll(some);
    }
    return rows;
  }

  private Step bulkOfView() {
    return bulk(
        new BulkSelection.WholeView(viewId(), filter(), 1 + randomSource.below(4)), "a view");
  }

  private Step bulk() {
    Set<Long> ids = new LinkedHashSet<>();
    for (int left = 1 + randomSource.below(4); left > 0; left--) {
      ids.add(
          randomSource.percent(95)
              ? randomSource.one(fixture.requests())
              : ModelFixture.UNKNOWN_ID);
    }
    List<BulkSelection.Item> items =
        ids.stream().map(id -> new BulkSelection.Item(id, version())).toList();
    return bulk(new BulkSelection.Requests(items), "requests");
  }

  private Step bulk(BulkSelection selection, String kind) {
    long actor = person();
    RequestPatch patch =
        RequestPatch.NOTHING.status(
            randomSource.percent(80) ? Status.SOLVED : RandomSteps.status(randomSource));
    BulkUpdate each = BulkUpdate.of(selection, patch);
    BulkUpdate taken =
        randomSource.percent(30) ? each.assignees(AssigneePatch.NOTHING.taken()) : each;
    BulkUpdate update = randomSource.percent(50) ? taken.allOrNothing() : taken;
    BulkKey key = new BulkKey("bulk " + randomSource.below(3), kind);
    boolean once = randomSource.percent(30);
    return new Step(
        actor + " changes " + kind + (once ? " once by " + key : "") + ": " + update,
        desk ->
            once ? desk.commands().bulk(actor, update, key) : desk.commands().bulk(actor, update));
  }

  /** Random conditions; some of them need a view of unsolved requests. */
  private Conditions conditions() {
    List<Condition> all = new ArrayList<>();
    if (randomSource.percent(70)) {
      all.add(StatusCategoryCondition.UNSOLVED);
    }
    if (randomSource.percent(30)) {
      all.add(new AssigneeCondition(Operator.IS, Assignee.CURRENT_USER));
    }
    if (randomSource.percent(30)) {
      all.add(
          new RequestCondition.RequesterCondition(
              Operator.IS_NOT, new Requester.Other(randomSource.one(fixture.people()))));
    }
    if (randomSource.percent(20)) {
      all.add(new RequestCondition.UnreadCondition(randomSource.percent(50)));
    }
    return new Conditions(all, List.of());
  }

  private SortOrder order() {
    SortKey key = randomSource.one(List.of(SortKey.CREATED, SortKey.UPDATED, SortKey.DUE_DATE));
    return randomSource.percent(50) ? SortOrder.ascending(key) : SortOrder.descending(key);
  }

  private Sharing sharing(long actor) {
    return switch (randomSource.below(4)) {
      case 0 -> Sharing.EVERYONE;
      case 1 ->
          new Sharing.BusinessUnits(new TreeSet<>(List.of(randomSource.one(fixture.units()))));
      default -> new Sharing.Personal(actor);
    };
  }

  private ViewFilter filter() {
    ViewFilter filter = ViewFilter.NONE.unreadOnly(randomSource.percent(20));
    return randomSource.percent(20) ? filter.tags("tag1", "tag25", "tag45") : filter;
  }

  private ViewId viewId() {
    return randomSource.percent(50)
        ? new ViewId.Predefined(randomSource.one(List.of(View.values())))
        : new ViewId.Custom(view());
  }

  private long view() {
    return fixture.views().isEmpty() || randomSource.percent(5)
        ? ModelFixture.UNKNOWN_ID
        : randomSource.one(fixture.views());
  }

  private String title() {
    return "View " + randomSource.below(4);
  }

  private @Nullable Integer position() {
    return randomSource.orNull(randomSource.below(9), 70);
  }

  private ExpectedVersion version() {
    return randomSource.percent(80)
        ? ExpectedVersion.any()
        : ExpectedVersion.of(1 + randomSource.below(3));
  }

  private long person() {
    return randomSource.percent(40) ? fixture.admin() : randomSource.one(fixture.people());
  }
}
