package io.technicianviews.application;

import static java.util.Objects.requireNonNull;

import io.technicianviews.application.export.ViewExport;
import io.technicianviews.application.internal.answer.CachedQueryExecutor;
import io.technicianviews.application.internal.answer.SnapshotQuery;
import io.technicianviews.application.internal.answer.SnapshotQueryExecutor;
import io.technicianviews.application.internal.fetch.Deferred;
import io.technicianviews.application.internal.query.ListCountsQuery;
import io.technicianviews.application.internal.query.ListPageQuery;
import io.technicianviews.application.internal.query.PreviewQuery;
import io.technicianviews.application.internal.query.ViewExports;
import io.technicianviews.application.internal.query.ViewListQuery;
import io.technicianviews.application.internal.query.VisibleViews;
import io.technicianviews.application.internal.write.CommandExecutor;
import io.technicianviews.application.internal.write.ViewCommands;
import io.technicianviews.application.view.CustomView;
import io.technicianviews.application.view.ListCounts;
import io.technicianviews.application.view.ListPage;
import io.technicianviews.application.view.ListedView;
import io.technicianviews.application.view.PredefinedView;
import io.technicianviews.application.view.ViewFields;
import io.technicianviews.application.view.ViewList;
import io.technicianviews.application.view.ViewPageQuery;
import io.technicianviews.application.view.ViewPreview;
import io.technicianviews.application.view.ViewsToCount;
import io.technicianviews.domain.command.ExpectedVersion;
import io.technicianviews.domain.command.NewView;
import io.technicianviews.domain.command.Refusal;
import io.technicianviews.domain.command.RequiredRole;
import io.technicianviews.domain.patch.ViewPatch;
import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.query.PeopleQuery;
import io.technicianviews.domain.query.RequestQuery;
import io.technicianviews.domain.request.PriorityLabel;
import io.technicianviews.domain.request.StatusDefinition;
import io.technicianviews.domain.view.View;
import io.technicianviews.domain.view.ViewDefinition;
import io.technicianviews.domain.view.ViewId;
import java.util.List;
import java.util.Optional;

/**
 * The views that people define. Every technician has personal views, which nobody else sees. Admins
 * also edit the views of business units and of everyone. A view shows each person only requests in
 * that person's scope. Thread-safe.
 *
 * <p>A view whose stored conditions or order another version of the software wrote, and this one
 * cannot read, is left out of lists and of the counts of all views. Calls that name it are refused
 * with {@link Refusal.UnreadableView}; it can be deleted.
 *
 * <p>Commands that change views run one at a time per helpdesk, and take effect with the next
 * answer.
 */
public final class CustomViews {

  private final SnapshotQueryExecutor snapshots;
  private final CachedQueryExecutor executor;
  private final ViewExports exports;
  private final ViewCommands commands;

  CustomViews(
      SnapshotQueryExecutor snapshots,
      CachedQueryExecutor executor,
      ViewExports exports,
      CommandExecutor commandExecutor) {
    this.snapshots = snapshots;
    this.executor = executor;
    this.exports = exports;
    this.commands = new ViewCommands(commandExecutor);
  }

  /** All views that the person sees. Only those who may edit an inactive view see it. */
  public Result<AsOf<ViewList>> list(long personId) {
    return executor.execute(personId, new ViewListQuery());
  }

  /**
   * A page of a view and the counts of other views, all from one snapshot. Predefined views are
   * read by their names. Refused with {@link Refusal.ViewNotFound} if the person does not see one
   * of the views, with {@link Refusal.UnsupportedView} if the view cannot have the order or the
   * filter, and with {@link Refusal.CursorOfAnotherList} if no request of the view can have the
   * position of the cursor.
   */
  public Result<AsOf<ListPage>> page(long personId, ViewPageQuery query) {
    return executor.execute(personId, new ListPageQuery(requireNonNull(query, "query")));
  }

  /**
   * The counts of views in the requested units. No list row is read. Refused with {@link
   * Refusal.ViewNotFound} if the person does not see one of them.
   */
  public Result<AsOf<ListCounts>> counts(long personId, ViewsToCount views, UnitScope units) {
    return executor.execute(
        personId,
        new ListCountsQuery(requireNonNull(views, "views"), requireNonNull(units, "units")));
  }

  /**
   * A page of a view that is not stored, with its counts. Refused with {@link
   * Refusal.UnsupportedView} if no view can have the conditions, the order or the filter.
   */
  public Result<AsOf<ListPage>> preview(long personId, ViewPreview preview) {
    return executor.execute(personId, new PreviewQuery(requireNonNull(preview, "preview")));
  }

  /**
   * All rows of a view, from one snapshot; the page of the query and the other views are ignored.
   * The caller closes the export. Refused as {@link #page}, and with {@link Refusal.TooManyExports}
   * while others are open.
   */
  public Result<ViewExport> export(long personId, ViewPageQuery query) {
    return exports.open(personId, requireNonNull(query, "query"));
  }

  /** A view; refused with {@link Refusal.ViewNotFound} if the person does not see it. */
  public Result<ListedView> find(long personId, ViewId viewId) {
    requireNonNull(viewId, "viewId");
    try (SnapshotQuery query = snapshots.open(personId)) {
      return query
          .caller(RequiredRole.TECHNICIAN)
          .flatMap(
              person ->
                  switch (viewId) {
                    case ViewId.Predefined(View view) -> Result.of(new PredefinedView(view));
                    case ViewId.Custom(long id) -> find(query, person, id);
                  });
    }
  }

  private static Result<ListedView> find(SnapshotQuery query, Person person, long viewId) {
    Optional<ViewDefinition> found = VisibleViews.find(person, viewId, query.snapshot()::read);
    if (found.isEmpty()) {
      return Result.refused(new Refusal.ViewNotFound(viewId));
    }
    return VisibleViews.readable(found.get())
        .map(view -> VisibleViews.shown(person, List.of(view), query.snapshot()::read).getFirst());
  }

  /** What an editor of conditions offers to the person. */
  public Result<ViewFields> fields(long personId) {
    try (SnapshotQuery query = snapshots.open(personId)) {
      return query.caller(RequiredRole.TECHNICIAN).map(person -> fields(query, person));
    }
  }

  private static ViewFields fields(SnapshotQuery query, Person person) {
    Deferred<List<StatusDefinition>> statuses = query.fetch(new RequestQuery.Statuses());
    Deferred<List<PriorityLabel>> priorities = query.fetch(new RequestQuery.PriorityLabels());
    List<BusinessUnit> units =
        query.read(new PeopleQuery.AllUnits()).stream()
            .filter(unit -> person.scope().contains(unit.id()))
            .toList();
    return new ViewFields(statuses.get(), priorities.get(), units, query.asOf());
  }

  /** Creates a view. */
  public Result<CustomView> create(long personId, NewView view) {
    return commands.create(personId, requireNonNull(view, "view"));
  }

  /**
   * Creates a view once: a repetition with the same key gets the stored response.
   *
   * @return the response in its stored form
   */
  public Result<String> create(
      long personId, NewView view, IdempotencyKey<CustomView> idempotencyKey) {
    return commands.idempotent(
        personId, requireNonNull(view, "view"), requireNonNull(idempotencyKey, "idempotencyKey"));
  }

  /** Changes a view. The version increases if anything changes. */
  public Result<CustomView> update(
      long personId, long viewId, ExpectedVersion expected, ViewPatch patch) {
    return commands.update(
        personId, viewId, requireNonNull(expected, "expected"), requireNonNull(patch, "patch"));
  }

  /** Deletes a view, and returns its id. */
  public Result<Long> delete(long personId, long viewId, ExpectedVersion expected) {
    return commands.delete(personId, viewId, requireNonNull(expected, "expected"));
  }
}
