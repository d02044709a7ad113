package io.technicianviews.domain.definition;

import io.technicianviews.domain.view.SortKey;
import io.technicianviews.domain.view.SortOrder;
import io.technicianviews.domain.view.SortOrder.SortField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The text form of sort orders, such as {@code -updated} or {@code priority,-created}. */
public final class SortForm {

  private SortForm() {}

  /** The form of an order: its fields, with {@code -} in front of descending ones. */
  public static String of(SortOrder order) {
    return order.fields().stream()
        .map(field -> (field.descending() ? "-" : "") + wireName(field.key()))
        .collect(Collectors.joining(","));
  }

  /**
   * The order with this form: of one field, or of the priority and another field; empty if it is
   * not the form of such an order.
   */
  public static Optional<SortOrder> parse(String text) {
    List<SortField> fields = new ArrayList<>();
    for (String name : text.split(",", -1)) {
      boolean descending = name.startsWith("-");
      Optional<SortKey> key = key(descending ? name.substring(1) : name);
      if (key.isEmpty()) {
        return Optional.empty();
      }
      fields.add(new SortField(key.get(), descending));
    }
    return SortOrder.isOrder(fields) ? Optional.of(new SortOrder(fields)) : Optional.empty();
  }

  private static Optional<SortKey> key(String wireName) {
    return Arrays.stream(SortKey.values())
        .filter(key -> wireName(key).equals(wireName))
        .findFirst();
  }

  private static String wireName(SortKey key) {
    return key.name().toLowerCase(Locale.ROOT);
  }
}
