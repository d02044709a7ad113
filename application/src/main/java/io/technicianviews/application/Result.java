package io.technicianviews.application;

import io.technicianviews.application.cache.CacheOutcome;
import io.technicianviews.domain.command.Refusal;
import java.util.function.Function;

/** What came of a question: a value, or a refusal that says why there is none. */
public sealed interface Result<T> {

  /**
   * @param cache where it came from; it says nothing about the value, which is the same either way
   */
  record Success<T>(T value, CacheOutcome cache) implements Result<T> {}

  record Refused<T>(Refusal refusal) implements Result<T> {}

  /** A value that was read. */
  static <T> Result<T> of(T value) {
    return new Success<>(value, CacheOutcome.MISS);
  }

  static <T> Result<T> refused(Refusal refusal) {
    return new Refused<>(refusal);
  }

  /**
   * The value, for callers to whom a refusal is a mistake of their own.
   *
   * @throws IllegalStateException if it was refused
   */
  default T orElseThrow() {
    return switch (this) {
      case Success<T>(T value, CacheOutcome cache) -> value;
      case Refused<T>(Refusal refusal) -> throw new IllegalStateException(refusal.toString());
    };
  }

  /** The answer that follows from the value, if there is one; the cache has no part in it. */
  default <R> Result<R> flatMap(Function<? super T, Result<R>> next) {
    return switch (this) {
      case Success<T>(T value, CacheOutcome cache) -> next.apply(value);
      case Refused<T>(Refusal refusal) -> new Refused<>(refusal);
    };
  }

  /** The same answer about something made from the value. */
  default <R> Result<R> map(Function<? super T, ? extends R> mapping) {
    return switch (this) {
      case Success<T>(T value, CacheOutcome cache) -> new Success<>(mapping.apply(value), cache);
      case Refused<T>(Refusal refusal) -> new Refused<>(refusal);
    };
  }
}
