package io.technicianviews.application;

import io.technicianviews.domain.command.Refusal;
import java.util.function.Function;

/** What came of a question: a value, or a refusal that says why there is none. */
public sealed interface Answer<T> {

  /**
   * @param cache where it came from; it says nothing about the value, which is the same either way
   */
  record Given<T>(T value, CacheOutcome cache) implements Answer<T> {}

  record Refused<T>(Refusal refusal) implements Answer<T> {}

  /** A value that was read. */
  static <T> Answer<T> of(T value) {
    return new Given<>(value, CacheOutcome.MISS);
  }

  static <T> Answer<T> refused(Refusal refusal) {
    return new Refused<>(refusal);
  }

  /**
   * The value, for callers to whom a refusal is a mistake of their own.
   *
   * @throws IllegalStateException if it was refused
   */
  default T orElseThrow() {
    return switch (this) {
      case Given<T>(T value, CacheOutcome cache) -> value;
      case Refused<T>(Refusal refusal) -> throw new IllegalStateException(refusal.toString());
    };
  }

  /** The answer that follows from the value, if there is one; the cache has no part in it. */
  default <R> Answer<R> flatMap(Function<? super T, Answer<R>> next) {
    return switch (this) {
      case Given<T>(T value, CacheOutcome cache) -> next.apply(value);
      case Refused<T>(Refusal refusal) -> new Refused<>(refusal);
    };
  }

  /** The same answer about something made from the value. */
  default <R> Answer<R> map(Function<? super T, ? extends R> mapping) {
    return switch (this) {
      case Given<T>(T value, CacheOutcome cache) -> new Given<>(mapping.apply(value), cache);
      case Refused<T>(Refusal refusal) -> new Refused<>(refusal);
    };
  }
}
