package io.technicianviews.domain.view;

/**
 * The number of requests in a view, by type.
 *
 * @param parents not negative
 * @param subtasks not negative
 */
public record TypeCounts(long parents, long subtasks) {

  /** No requests. */
  public static final TypeCounts ZERO = new TypeCounts(0, 0);

  public TypeCounts {
    if (parents < 0 || subtasks < 0) {
      throw new IllegalArgumentException(
          "counts must not be negative: " + parents + ", " + subtasks);
    }
  }

  /** The sum of parents and subtasks. */
  public long all() {
    return parents + subtasks;
  }

  /** The number of requests that this type filter includes. */
  public long of(RequestType type) {
    return switch (type) {
      case ALL -> all();
      case PARENTS -> parents;
      case SUBTASKS -> subtasks;
    };
  }

  /** Returns the sum of two counts. */
  public TypeCounts plus(TypeCounts other) {
    return new TypeCounts(parents + other.parents, subtasks + other.subtasks);
  }

  /**
   * The difference of two counts.
   *
   * @param others counts of a subset of the same requests
   * @throws IllegalArgumentException if a result is negative
   */
  public TypeCounts minus(TypeCounts others) {
    return new TypeCounts(parents - others.parents, subtasks - others.subtasks);
  }
}
