package io.technicianviews.domain.view;

import io.technicianviews.domain.request.RequestSummary;
import io.technicianviews.domain.request.ServiceRequest;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The order of a list: by its terms, the first one first; what is equal by all of them is ordered
 * by id, newest first, so that a page boundary is stable. What lacks a value comes last, ascending
 * or descending.
 */
public record SortOrder(List<SortField> fields) {

  /** One thing to order by. */
  public record SortField(SortKey key, boolean descending) {
    Comparator<@Nullable Long> comparator() {
      return Comparator.nullsLast(
          descending ? Comparator.<Long>reverseOrder() : Comparator.<Long>naturalOrder());
    }
  }

  /** The order of what a person asked for. */
  public static final SortOrder NEWEST_CREATED = descending(SortKey.CREATED);

  static final SortOrder NEWEST_UPDATED = descending(SortKey.UPDATED);
  static final SortOrder NEWEST_SOLVED = descending(SortKey.SOLVED);
  static final SortOrder MOST_URGENT =
      new SortOrder(
          List.of(new SortField(SortKey.PRIORITY, false), new SortField(SortKey.CREATED, true)));

  public SortOrder {
    fields = List.copyOf(fields);
    if (fields.isEmpty()) {
      throw new IllegalArgumentException("terms must not be empty");
    }
  }

  /** Smallest first: oldest, most urgent, due first. */
  public static SortOrder ascending(SortKey key) {
    return new SortOrder(List.of(new SortField(key, false)));
  }

  /** Largest first: newest, least urgent, due last. */
  public static SortOrder descending(SortKey key) {
    return new SortOrder(List.of(new SortField(key, true)));
  }

  /** The definition of this order, which the order of an adapter is proved against. */
  public Comparator<ServiceRequest> comparator() {
    return Comparator.comparing(this::positionOf, positions());
  }

  /** Whether a request comes behind a position. */
  public boolean isBehind(SeekPosition seekPosition, ServiceRequest request) {
    return positions().compare(positionOf(request), seekPosition) > 0;
  }

  /** Where a request stands in this order. */
  public SeekPosition positionOf(ServiceRequest request) {
    return position(key -> key.valueOf(request), request.id());
  }

  /** Where a row of a list stands in this order. */
  public SeekPosition positionOf(RequestSummary row) {
    return position(key -> key.valueOf(row), row.id());
  }

  /** Whether a position has a value for each of the terms, and so can be one in this order. */
  public boolean has(SeekPosition seekPosition) {
    return seekPosition.values().size() == fields.size();
  }

  private SeekPosition position(Function<SortKey, @Nullable Long> valueOf, long id) {
    return new SeekPosition(
        fields.stream().map(sortField -> valueOf.apply(sortField.key())).toList(), id);
  }

  private Comparator<SeekPosition> positions() {
    return this::compare;
  }

  private int compare(SeekPosition one, SeekPosition other) {
    for (int i = 0; i < fields.size(); i++) {
      int compared = fields.get(i).comparator().compare(one.values().get(i), other.values().get(i));
      if (compared != 0) {
        return compared;
      }
    }
    return Long.compare(other.id(), one.id());
  }
}
