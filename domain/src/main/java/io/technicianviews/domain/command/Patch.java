package io.technicianviews.domain.command;

import org.jspecify.annotations.Nullable;

/** What becomes of something that may be absent: it is kept, or set to a value, or cleared. */
public sealed interface Patch<T> {

  record Unchanged<T>() implements Patch<T> {}

  /**
   * Sets it.
   *
   * @param value null clears it
   */
  record Set<T>(@Nullable T value) implements Patch<T> {}

  static <T> Patch<T> unchanged() {
    return new Unchanged<>();
  }

  static <T> Patch<T> set(@Nullable T value) {
    return new Set<>(value);
  }

  /** What it is after the edit. */
  default @Nullable T of(@Nullable T before) {
    return switch (this) {
      case Unchanged<T>() -> before;
      case Set<T>(var value) -> value;
    };
  }

  /** Whether it is said what becomes of it. */
  default boolean isSet() {
    return this instanceof Set;
  }
}
