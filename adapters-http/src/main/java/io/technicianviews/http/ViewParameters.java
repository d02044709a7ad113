package io.technicianviews.http;

import io.technicianviews.application.ViewQuery;
import io.technicianviews.domain.people.Units;
import io.technicianviews.domain.view.Order;
import io.technicianviews.domain.view.SortKey;
import io.technicianviews.domain.view.TicketType;
import io.technicianviews.domain.view.View;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Reads questions about views. */
final class ViewParameters {

  private static final List<SortKey> SORT_KEYS =
      List.of(SortKey.CREATED, SortKey.UPDATED, SortKey.PRIORITY, SortKey.DUE_DATE);

  private ViewParameters() {}

  /** A page of a view. */
  static ViewQuery page(Parameters parameters) {
    View view = view(parameters);
    Order order = order(parameters, view);
    return new ViewQuery(
        view,
        units(parameters),
        type(parameters),
        unread(parameters, view),
        order,
        CursorParameter.ofView(parameters, view, order));
  }

  /** The counts of the views: a page of which nothing but view and units matter. */
  static ViewQuery counts(Parameters parameters) {
    return ViewQuery.of(view(parameters)).units(units(parameters));
  }

  static View view(Parameters parameters) {
    return parameters.one("view", View.UNASSIGNED, View::named, "one of " + names(view -> true));
  }

  private static Units units(Parameters parameters) {
    List<Long> units =
        parameters.all(
            "business_unit_id",
            ViewParameters::unit,
            "a business unit's id, or " + Units.WITHOUT_UNIT + " for requests without a unit");
    return units.isEmpty() ? Units.ALL : Units.only(units);
  }

  private static Optional<Long> unit(String value) {
    return value.equals(Long.toString(Units.WITHOUT_UNIT))
        ? Optional.of(Units.WITHOUT_UNIT)
        : Parameters.id(value);
  }

  private static TicketType type(Parameters parameters) {
    return parameters.one(
        "type",
        TicketType.ALL,
        value -> named(List.of(TicketType.values()), value),
        "all, parents or subtasks");
  }

  private static boolean unread(Parameters parameters, View view) {
    boolean unread = parameters.one("unread", false, ViewParameters::truth, "true or false");
    return onUnsolved(parameters, "unread", view) && unread;
  }

  private static Order order(Parameters parameters, View view) {
    Order order =
        parameters.one(
            "sort",
            view.order(),
            ViewParameters::sort,
            "created, updated, priority or due_date, with - in front for descending");
    return onUnsolved(parameters, "sort", view) ? order : view.order();
  }

  /** Notes it if a parameter is given for a view that has solved requests. */
  private static boolean onUnsolved(Parameters parameters, String name, View view) {
    if (!view.isUnsolvedOnly() && parameters.has(name)) {
      parameters.wrong(
          name, "works on views of unsolved requests only: " + names(View::isUnsolvedOnly));
    }
    return view.isUnsolvedOnly();
  }

  private static Optional<Order> sort(String value) {
    return value.startsWith("-")
        ? named(SORT_KEYS, value.substring(1)).map(Order::descending)
        : named(SORT_KEYS, value).map(Order::ascending);
  }

  private static <E extends Enum<E>> Optional<E> named(List<E> constants, String wireName) {
    return constants.stream()
        .filter(constant -> constant.name().toLowerCase(Locale.ROOT).equals(wireName))
        .findFirst();
  }

  private static Optional<Boolean> truth(String value) {
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
