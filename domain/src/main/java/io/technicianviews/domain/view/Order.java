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
public record Order(List<Term> terms) {

  /** One thing to order by. */
  public record Term(SortKey key, boolean descending) {
    Comparator<@Nullable Long> comparator() {
      return Comparator.nullsLast(
          descending ? Comparator.<Long>reverseOrder() : Comparator.<Long>naturalOrder());
    }
  }

  /** The order of what a person asked for. */
  public static final Order NEWEST_CREATED = descending(SortKey.CREATED);

  static final Order NEWEST_UPDATED = descending(SortKey.UPDATED);
  static final Order NEWEST_SOLVED = descending(SortKey.SOLVED);
  static final Order MOST_URGENT =
      new Order(List.of(new Term(SortKey.PRIORITY, false), new Term(SortKey.CREATED, true)));

  public Order {
    terms = List.copyOf(terms);
    if (terms.isEmpty()) {
      throw new IllegalArgumentException("terms must not be empty");
    }
  }

  /** Smallest first: oldest, most urgent, due first. */
  public static Order ascending(SortKey key) {
    return new Order(List.of(new Term(key, false)));
  }

  /** Largest first: newest, least urgent, due last. */
  public static Order descending(SortKey key) {
    return new Order(List.of(new Term(key, true)));
  }

  /** The definition of this order, which the order of an adapter is proved against. */
  public Comparator<ServiceRequest> comparator() {
    return Comparator.comparing(this::positionOf, positions());
  }

  /** Whether a request comes behind a position. */
  public boolean isBehind(Position position, ServiceRequest request) {
    return positions().compare(positionOf(request), position) > 0;
  }

  /** Where a request stands in this order. */
  public Position positionOf(ServiceRequest request) {
    return position(key -> key.valueOf(request), request.id());
  }

  /** Where a row of a list stands in this order. */
  public Position positionOf(RequestSummary row) {
    return position(key -> key.valueOf(row), row.id());
  }

  /** Whether a position has a value for each of the terms, and so can be one in this order. */
  public boolean has(Position position) {
    return position.values().size() == terms.size();
  }

  private Position position(Function<SortKey, @Nullable Long> valueOf, long id) {
    return new Position(terms.stream().map(term -> valueOf.apply(term.key())).toList(), id);
  }

  private Comparator<Position> positions() {
    return this::compare;
  }

  private int compare(Position one, Position other) {
    for (int i = 0; i < terms.size(); i++) {
      int compared = terms.get(i).comparator().compare(one.values().get(i), other.values().get(i));
      if (compared != 0) {
        return compared;
      }
    }
    return Long.compare(other.id(), one.id());
  }
}
