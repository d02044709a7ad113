package io.technicianviews.domain.query;

import io.technicianviews.domain.cell.Cell;
import io.technicianviews.domain.cell.CellFamily;
import io.technicianviews.domain.cell.CellGroup;
import io.technicianviews.domain.cell.CellSelection;
import io.technicianviews.domain.condition.UnsolvedField;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.time.DeskDay;
import io.technicianviews.domain.view.PageStart;
import io.technicianviews.domain.view.RequestFilter;
import io.technicianviews.domain.view.SeekPosition;
import io.technicianviews.domain.view.SortOrder;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Renders query parameters as text for cache keys. The text contains no Java class or component
 * name, so that a rename in the code does not change a key.
 */
final class CacheKeyText {

  private CacheKeyText() {}

  static String of(DeskDay day) {
    return "day=" + day.date() + "@" + day.zone().getId();
  }

  static String of(RequestFilter requestFilter) {
    return String.join(
        ";",
        "view=" + requestFilter.view().wireName(),
        "units=" + of(requestFilter.units()),
        "technician=" + Objects.toString(requestFilter.technicianId(), "any"),
        "type=" + lowerCase(requestFilter.type()),
        "unread=" + requestFilter.unreadOnly(),
        of(requestFilter.day()));
  }

  static String ofFamilies(Set<CellFamily> families, @Nullable DeskDay firstDay) {
    String names =
        families.stream().map(CacheKeyText::lowerCase).sorted().collect(Collectors.joining(","));
    return "families=" + names + ";first-" + (firstDay == null ? "day=none" : of(firstDay));
  }

  static String ofFields(Set<UnsolvedField> fields) {
    return fields.stream()
        .map(CacheKeyText::lowerCase)
        .sorted()
        .collect(Collectors.joining(",", "fields=[", "]"));
  }

  static String of(CellSelection selection) {
    return String.join(
        ";",
        "technician=" + Objects.toString(selection.technicianId(), "any"),
        "moment=" + (selection.moment() == null ? "none" : lowerCase(selection.moment())),
        "zone=" + selection.zone().getId(),
        selection.groups().stream()
            .map(CacheKeyText::of)
            .sorted()
            .collect(Collectors.joining(",", "groups=[", "]")));
  }

  private static String of(CellGroup group) {
    return String.join(
        ";",
        lowerCase(group.unitOperator()) + "=" + of(group.units()),
        "cells=" + group.cells().stream().map(CacheKeyText::of).sorted().toList(),
        "assigned=" + Objects.toString(group.assigned(), "any"),
        "first-day=" + Objects.toString(group.firstDay(), "none"));
  }

  private static String of(Cell cell) {
    return cell.status().id()
        + "."
        + cell.priority().id()
        + (cell.assigned() ? "a" : "")
        + (cell.subtask() ? "s" : "")
        + (cell.hasOpenSubtasks() ? "o" : "");
  }

  static String of(SortOrder sortOrder) {
    return sortOrder.fields().stream()
        .map(sortField -> (sortField.descending() ? "-" : "+") + lowerCase(sortField.key()))
        .collect(Collectors.joining("", "order=", ""));
  }

  static String of(PageStart pageStart) {
    return switch (pageStart) {
      case PageStart.Offset(long rows) -> "offset=" + rows;
      case PageStart.AfterPosition(SeekPosition(var values, long id)) ->
          "after=" + of(values) + "#" + id;
    };
  }

  static String of(Collection<?> values) {
    return values.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  static String of(UnitScope unitScope) {
    return switch (unitScope) {
      case UnitScope.All() -> "all";
      case UnitScope.Only(var keys) -> of(keys);
    };
  }

  private static String lowerCase(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
