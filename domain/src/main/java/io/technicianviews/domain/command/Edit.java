package io.technicianviews.domain.command;

import org.jspecify.annotations.Nullable;

/** What becomes of something that may be absent: it is kept, or set to a value, or cleared. */
public sealed interface Edit<T> {

  record Keep<T>() implements Edit<T> {}

  /**
   * Sets it.
   *
   * @param value null clears it
   */
  record Set<T>(@Nullable T value) implements Edit<T> {}

  static <T> Edit<T> keep() {
    return new Keep<>();
  }

  static <T> Edit<T> to(@Nullable T value) {
    return new Set<>(value);
  }

  /** What it is after the edit. */
  default @Nullable T of(@Nullable T before) {
    return switch (this) {
      case Keep<T>() -> before;
      case Set<T>(var value) -> value;
    };
  }

  /** Whether it is said what becomes of it. */
  default boolean isSet() {
    return this instanceof Set;
  }
}
