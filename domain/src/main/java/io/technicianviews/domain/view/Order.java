package io.technicianviews.domain.view;

import io.technicianviews.domain.request.ServiceRequest;
import java.util.Comparator;
import java.util.List;

/**
 * The order of a list: by its terms, the first one first; what is equal by all of them is ordered
 * by id, newest first, so that a page boundary is stable. What lacks a value comes last, ascending
 * or descending.
 */
public record Order(List<Term> terms) {

  /** One thing to order by. */
  public record Term(SortKey key, boolean descending) {
    Comparator<ServiceRequest> comparator() {
      return Comparator.comparing(
          key::valueOf,
          Comparator.nullsLast(
              descending ? Comparator.<Long>reverseOrder() : Comparator.<Long>naturalOrder()));
    }
  }

  static final Order NEWEST_CREATED = descending(SortKey.CREATED);
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
    return terms.stream()
        .map(Term::comparator)
        .reduce(Comparator::thenComparing)
        .orElseThrow()
        .thenComparing(Comparator.comparingLong(ServiceRequest::id).reversed());
  }
}
