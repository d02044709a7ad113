package io.technicianviews.http.internal.view;

import io.technicianviews.application.ViewQuery;
import io.technicianviews.application.page.PageByNumber;
import io.technicianviews.application.view.ViewFilter;
import io.technicianviews.domain.condition.Limits;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.text.TagRule;
import io.technicianviews.domain.view.RequestType;
import io.technicianviews.domain.view.SortKey;
import io.technicianviews.domain.view.SortOrder;
import io.technicianviews.domain.view.View;
import io.technicianviews.http.internal.call.QueryParameters;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Parser of queries of views. */
public final class ViewParameters {

  private static final List<SortKey> SORT_KEYS =
      List.of(SortKey.CREATED, SortKey.UPDATED, SortKey.PRIORITY, SortKey.DUE_DATE);

  private static final int DEFAULT_DAYS = 30;
  private static final String TAG = "tag";

  private ViewParameters() {}

  /** Parses the query of a page of a view. */
  public static ViewQuery page(QueryParameters queryParameters) {
    View view = view(queryParameters);
    SortOrder sortOrder = order(queryParameters, view);
    return new ViewQuery(
        view,
        filter(queryParameters, view),
        sortOrder,
        CursorParameter.ofView(queryParameters, view, sortOrder));
  }

  /** Parses the query of a whole view. */
  public static ViewQuery whole(QueryParameters queryParameters) {
    View view = view(queryParameters);
    return new ViewQuery(
        view, filter(queryParameters, view), order(queryParameters, view), PageByNumber.FIRST);
  }

  /** Parses the query of the counts: only view and units are set. */
  public static ViewQuery counts(QueryParameters queryParameters) {
    return ViewQuery.of(view(queryParameters)).units(units(queryParameters));
  }

  /** Parses the number of days of a report. */
  public static int days(QueryParameters queryParameters) {
    return queryParameters.one(
        "days",
        DEFAULT_DAYS,
        value ->
            QueryParameters.id(value).filter(days -> days <= Limits.MAX_DAYS).map(Math::toIntExact),
        "1 to " + Limits.MAX_DAYS);
  }

  public static View view(QueryParameters queryParameters) {
    return queryParameters.one(
        "view", View.UNASSIGNED, View::named, "one of " + names(view -> true));
  }

  /** Parses the units to which a view or report is limited. */
  public static UnitScope units(QueryParameters queryParameters) {
    List<Long> units =
        queryParameters.all(
            "business_unit_id",
            ViewParameters::unit,
            "a business unit's id, or " + UnitScope.WITHOUT_UNIT + " for requests without a unit");
    return units.isEmpty() ? UnitScope.ALL : UnitScope.only(units);
  }

  private static Optional<Long> unit(String value) {
    return value.equals(Long.toString(UnitScope.WITHOUT_UNIT))
        ? Optional.of(UnitScope.WITHOUT_UNIT)
        : QueryParameters.id(value);
  }

  static RequestType type(QueryParameters queryParameters) {
    return queryParameters.one(
        "type",
        RequestType.ALL,
        value -> named(List.of(RequestType.values()), value),
        "all, parents or subtasks");
  }

  private static ViewFilter filter(QueryParameters queryParameters, View view) {
    ViewFilter filter =
        ViewFilter.NONE
            .units(units(queryParameters))
            .type(type(queryParameters))
            .unreadOnly(unread(queryParameters, view));
    Collection<String> tags = tags(queryParameters);
    return requireUnsolvedView(queryParameters, TAG, view) ? filter.tags(tags) : filter;
  }

  /** Parses the tags of which each row has at least one; empty for any row. */
  static Collection<String> tags(QueryParameters queryParameters) {
    Set<String> tags =
        new LinkedHashSet<>(
            queryParameters.all(
                TAG,
                value ->
                    Optional.of(value)
                        .filter(tag -> TagRule.violation(tag).isEmpty())
                        .map(TagRule::normalized),
                "a tag: 1 to "
                    + TagRule.MAX_LENGTH
                    + " characters, without white space, comma or invisible character; repeat the"
                    + " parameter for several tags"));
    if (tags.size() > ViewFilter.MAX_TAGS) {
      queryParameters.wrong(TAG, "may name at most " + ViewFilter.MAX_TAGS + " tags");
      return Set.of();
    }
    return tags;
  }

  private static boolean unread(QueryParameters queryParameters, View view) {
    boolean unread = queryParameters.one("unread", false, ViewParameters::bool, "true or false");
    return requireUnsolvedView(queryParameters, "unread", view) && unread;
  }

  private static SortOrder order(QueryParameters queryParameters, View view) {
    SortOrder sortOrder =
        queryParameters.one(
            "sort",
            view.order(),
            ViewParameters::sort,
            "created, updated, priority or due_date, with - in front for descending");
    return requireUnsolvedView(queryParameters, "sort", view) ? sortOrder : view.order();
  }

  /** Adds an error if the parameter is given for a view with solved requests. */
  private static boolean requireUnsolvedView(
      QueryParameters queryParameters, String name, View view) {
    if (!view.isUnsolvedOnly() && queryParameters.has(name)) {
      queryParameters.wrong(
          name, "is supported only by views of unsolved requests: " + names(View::isUnsolvedOnly));
    }
    return view.isUnsolvedOnly();
  }

  private static Optional<SortOrder> sort(String value) {
    return value.startsWith("-")
        ? named(SORT_KEYS, value.substring(1)).map(SortOrder::descending)
        : named(SORT_KEYS, value).map(SortOrder::ascending);
  }

  private static <E extends Enum<E>> Optional<E> named(List<E> constants, String wireName) {
    return constants.stream()
        .filter(constant -> constant.name().toLowerCase(Locale.ROOT).equals(wireName))
        .findFirst();
  }

  static Optional<Boolean> bool(String value) {
    return switch (value) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  private static String names(Predicate<View> wanted) {
    return Arrays.stream(View.values())
        .filter(wanted)
        .map(View::wireName)
        .collect(Collectors.joining(", "));
  }
}
