package io.technicianviews.domain.view;

/** How many requests a view holds, by type. */
public record TypeCounts(long parents, long subtasks) {

  public static final TypeCounts ZERO = new TypeCounts(0, 0);

  public TypeCounts {
    if (parents < 0 || subtasks < 0) {
      throw new IllegalArgumentException("counts are not negative: " + parents + ", " + subtasks);
    }
  }

  /** Parents and subtasks together. */
  public long all() {
    return parents + subtasks;
  }

  /** The number of this type. */
  public long of(RequestType type) {
    return switch (type) {
      case ALL -> all();
      case PARENTS -> parents;
      case SUBTASKS -> subtasks;
    };
  }

  public TypeCounts plus(TypeCounts other) {
    return new TypeCounts(parents + other.parents, subtasks + other.subtasks);
  }

  /** What is left of these without others that are among them. */
  public TypeCounts minus(TypeCounts others) {
    return new TypeCounts(parents - others.parents, subtasks - others.subtasks);
  }
}
