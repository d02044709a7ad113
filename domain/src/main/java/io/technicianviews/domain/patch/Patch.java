package io.technicianviews.domain.patch;

import org.jspecify.annotations.Nullable;

/** The change of an optional field: unchanged, set to a value, or cleared. */
public sealed interface Patch<T> {

  /** The field keeps its value. */
  record Unchanged<T>() implements Patch<T> {}

  /**
   * The field gets a new value.
   *
   * @param value null clears the field
   */
  record Set<T>(@Nullable T value) implements Patch<T> {}

  /** Returns the patch that keeps the value. */
  static <T> Patch<T> unchanged() {
    return new Unchanged<>();
  }

  /** Returns the patch that sets a value; null: none. */
  static <T> Patch<T> set(@Nullable T value) {
    return new Set<>(value);
  }

  /** Applies the patch to a value. */
  default @Nullable T of(@Nullable T before) {
    return switch (this) {
      case Unchanged<T>() -> before;
      case Set<T>(var value) -> value;
    };
  }

  /** Whether the patch sets or clears the field. */
  default boolean isSet() {
    return this instanceof Set;
  }
}
