package io.technicianviews.http.internal.view;

import io.technicianviews.application.view.ViewFilter;
import io.technicianviews.application.view.ViewPageQuery;
import io.technicianviews.application.view.ViewPreview;
import io.technicianviews.application.view.ViewsToCount;
import io.technicianviews.domain.definition.SortForm;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.view.SortOrder;
import io.technicianviews.domain.view.ViewId;
import io.technicianviews.http.internal.call.QueryParameters;
import io.technicianviews.http.internal.protocol.RequestAttributes;
import java.util.List;
import java.util.Optional;

/** Parser of queries of predefined and custom views by their ids. */
public final class ListParameters {

  private static final String ALL = "all";
  private static final String VIEW_ID = "the id of a custom view or the name of a predefined one";

  /** An id that no view has. */
  private static final ViewId NO_VIEW = new ViewId.Custom(0);

  /** Views to count, and the business units to which the counts are limited. */
  public record Counts(ViewsToCount views, UnitScope units) {}

  private ListParameters() {}

  /** Parses the id in the path; an invalid id becomes one that no view has. */
  static ViewId pathId(QueryParameters parameters) {
    return ViewId.parse(parameters.call().pathParam("id")).orElse(NO_VIEW);
  }

  /** Parses the query of a page of a view. */
  public static ViewPageQuery page(QueryParameters parameters) {
    ViewPageQuery whole = whole(parameters);
    return whole
        .paging(CursorParameter.ofView(parameters, whole.view(), whole.order()))
        .counts(toCount(parameters, "counts"));
  }

  /** Parses the query of the whole list of a view. */
  public static ViewPageQuery whole(QueryParameters parameters) {
    SortOrder order =
        parameters.optional("sort", SortForm::parse, ViewBodies.SORT_RULE).orElse(null);
    ViewFilter filter =
        filter(parameters)
            .unreadOnly(parameters.one("unread", false, ViewParameters::bool, "true or false"))
            .tags(ViewParameters.tags(parameters));
    return ViewPageQuery.of(pathId(parameters)).filter(filter).order(order);
  }

  /** Parses the query of counts; without ids, of all active views that the caller sees. */
  public static Counts counts(QueryParameters parameters) {
    boolean isGiven = parameters.has("id");
    ViewsToCount views = new ViewsToCount.Only(ids(parameters, "id", VIEW_ID));
    return new Counts(isGiven ? views : ViewsToCount.ALL, ViewParameters.units(parameters));
  }

  /** Parses the preview of a definition. */
  static ViewPreview preview(QueryParameters parameters) {
    parameters.call().attribute(RequestAttributes.CHANGES_NOTHING, true);
    ViewBodies.Draft draft = ViewBodies.draft(parameters.body());
    return new ViewPreview(
        draft.conditions(), draft.order(), filter(parameters), parameters.paging());
  }

  private static ViewFilter filter(QueryParameters parameters) {
    return ViewFilter.NONE
        .units(ViewParameters.units(parameters))
        .type(ViewParameters.type(parameters));
  }

  /**
   * Parses a parameter that names views.
   *
   * @param name of the parameter, which may be repeated, or have the value {@code all}
   */
  public static ViewsToCount toCount(QueryParameters parameters, String name) {
    List<String> values = parameters.all(name, Optional::of, "");
    if (values.equals(List.of(ALL))) {
      return ViewsToCount.ALL;
    }
    return new ViewsToCount.Only(ids(parameters, name, VIEW_ID + ", or `all` alone"));
  }

  private static List<ViewId> ids(QueryParameters parameters, String name, String valid) {
    List<ViewId> ids = parameters.all(name, ViewId::parse, valid).stream().distinct().toList();
    if (ids.size() > ViewsToCount.MAX_VIEWS) {
      parameters.wrong(name, "may name at most " + ViewsToCount.MAX_VIEWS + " views");
      return List.of();
    }
    return ids;
  }
}
