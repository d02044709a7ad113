package io.technicianviews.domain.view;

import io.technicianviews.domain.condition.Conditions;
import io.technicianviews.domain.condition.UnsolvedRequest;
import io.technicianviews.domain.condition.UnsupportedPart;
import io.technicianviews.domain.request.RequestSummary;
import io.technicianviews.domain.request.ServiceRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The sort order of a list. Requests with equal values in all fields are ordered by descending id,
 * so that page boundaries are stable. Absent values sort last, both ascending and descending.
 *
 * @param fields the sort fields, most significant first: one, or the priority and another
 */
public record SortOrder(List<SortField> fields) {

  /** A sort key with a direction. */
  public record SortField(SortKey key, boolean descending) {
    Comparator<@Nullable Long> comparator() {
      return Comparator.nullsLast(
          descending ? Comparator.<Long>reverseOrder() : Comparator.<Long>naturalOrder());
    }
  }

  /** By creation time, newest first. */
  public static final SortOrder NEWEST_CREATED = descending(SortKey.CREATED);

  /** By the time of the last update, newest first. */
  public static final SortOrder NEWEST_UPDATED = descending(SortKey.UPDATED);

  static final SortOrder NEWEST_SOLVED = descending(SortKey.SOLVED);
  static final SortOrder MOST_URGENT =
      new SortOrder(
          List.of(new SortField(SortKey.PRIORITY, false), new SortField(SortKey.CREATED, true)));

  public SortOrder {
    fields = List.copyOf(fields);
    if (!isOrder(fields)) {
      throw new IllegalArgumentException(
          "an order must have one field, or the priority and another: " + fields);
    }
  }

  /**
   * Whether these fields are an order. A second field orders requests of one priority; after a
   * time, it would order next to nothing.
   */
  public static boolean isOrder(List<SortField> fields) {
    return fields.size() == 1
        || (fields.size() == 2
            && fields.getFirst().key() == SortKey.PRIORITY
            && fields.getLast().key() != SortKey.PRIORITY);
  }

  /** Ascending by one key: oldest, most urgent or earliest due first. */
  public static SortOrder ascending(SortKey key) {
    return new SortOrder(List.of(new SortField(key, false)));
  }

  /** Descending by one key: newest, least urgent or latest due first. */
  public static SortOrder descending(SortKey key) {
    return new SortOrder(List.of(new SortField(key, true)));
  }

  /**
   * Compares requests by this order. It defines the order; tests compare the adapters' queries with
   * it.
   */
  public Comparator<ServiceRequest> comparator() {
    return Comparator.comparing(this::positionOf, positions());
  }

  /** Whether a request sorts after a position. */
  public boolean isAfter(SeekPosition seekPosition, ServiceRequest request) {
    return positions().compare(positionOf(request), seekPosition) > 0;
  }

  /** The position of a request in this order. */
  public SeekPosition positionOf(ServiceRequest request) {
    return position(key -> key.valueOf(request), request.id());
  }

  /** The position of an unsolved request in this order. */
  public SeekPosition positionOf(UnsolvedRequest request) {
    return position(key -> key.valueOf(request), request.id());
  }

  /** The position of a list row in this order. */
  public SeekPosition positionOf(RequestSummary row) {
    return position(key -> key.valueOf(row), row.id());
  }

  /**
   * Whether a position has one value for each sort field, so that it can be a position in this
   * order. A value may be null only where a request may lack it.
   */
  public boolean accepts(SeekPosition seekPosition) {
    List<@Nullable Long> values = seekPosition.values();
    return values.size() == fields.size()
        && IntStream.range(0, fields.size())
            .allMatch(i -> values.get(i) != null || fields.get(i).key().mayBeAbsent());
  }

  /**
   * Whether a position can be one of a request that meets the conditions: solved requests have a
   * time of solving.
   */
  public boolean accepts(SeekPosition seekPosition, Conditions conditions) {
    return accepts(seekPosition)
        && !(conditions.areOfSolvedRequests()
            && IntStream.range(0, fields.size())
                .anyMatch(
                    i ->
                        fields.get(i).key() == SortKey.SOLVED
                            && seekPosition.values().get(i) == null));
  }

  /**
   * Returns why a view with these conditions does not support this order; empty if it does. Views
   * of unsolved requests can have any order. For others, the order must be {@linkplain #isIndexed
   * indexed}.
   */
  public Optional<UnsupportedPart> unsupportedPart(Conditions conditions) {
    if (conditions.areOfUnsolvedRequests() || isIndexed(conditions)) {
      return Optional.empty();
    }
    return Optional.of(
        new UnsupportedPart(
            "sort",
            isOfCells()
                ? UnsupportedPart.Reason.ORDER_OF_SOLVED
                : UnsupportedPart.Reason.ORDER_OF_UNSOLVED));
  }

  /**
   * Whether requests that meet these conditions are indexed in this order: by one time, or by
   * priority and one time. Only solved requests are indexed by the time of solving.
   */
  public boolean isIndexed(Conditions conditions) {
    return isOfCells()
        && (fields.getLast().key() != SortKey.SOLVED || conditions.areOfSolvedRequests());
  }

  private boolean isOfCells() {
    boolean byPriority = fields.getFirst().key() == SortKey.PRIORITY;
    return fields.size() == (byPriority ? 2 : 1)
        && switch (fields.getLast().key()) {
          case CREATED, UPDATED, SOLVED -> true;
          case PRIORITY, DUE_DATE -> false;
        };
  }

  private SeekPosition position(Function<SortKey, @Nullable Long> valueOf, long id) {
    return new SeekPosition(
        fields.stream().map(sortField -> valueOf.apply(sortField.key())).toList(), id);
  }

  /** Compares positions in this order. */
  public Comparator<SeekPosition> positions() {
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
