package io.technicianviews.application;

import io.technicianviews.application.cache.CacheOutcome;
import io.technicianviews.domain.command.Refusal;
import java.util.function.Function;

/** The outcome of a query or command: a value, or a refusal with its reason. */
public sealed interface Result<T> {

  /**
   * @param cache how much of the value came from the cache; the value is the same in each case
   */
  record Success<T>(T value, CacheOutcome cache) implements Result<T> {}

  /**
   * @param refusal the reason, for programs. A sentence for people is {@code
   *     io.technicianviews.json.Problem.of(refusal).detail()} in the module technician-views-json
   */
  record Refused<T>(Refusal refusal) implements Result<T> {}

  /** A value that was read without the cache. */
  static <T> Result<T> of(T value) {
    return new Success<>(value, CacheOutcome.MISS);
  }

  /** Returns a refusal with its reason. */
  static <T> Result<T> refused(Refusal refusal) {
    return new Refused<>(refusal);
  }

  /**
   * The value, for callers that regard a refusal as a programming error. The message of the
   * exception is for developers.
   *
   * @throws IllegalStateException if it was refused
   */
  default T orElseThrow() {
    return switch (this) {
      case Success<T>(T value, CacheOutcome cache) -> value;
      case Refused<T>(Refusal refusal) -> throw new IllegalStateException(refusal.toString());
    };
  }

  /**
   * Applies a function that returns a result to the value. The cache outcome of this result is
   * dropped.
   */
  default <R> Result<R> flatMap(Function<? super T, Result<R>> next) {
    return switch (this) {
      case Success<T>(T value, CacheOutcome cache) -> next.apply(value);
      case Refused<T>(Refusal refusal) -> new Refused<>(refusal);
    };
  }

  /** Applies a function to the value and preserves the cache outcome. */
  default <R> Result<R> map(Function<? super T, ? extends R> mapping) {
    return switch (this) {
      case Success<T>(T value, CacheOutcome cache) -> new Success<>(mapping.apply(value), cache);
      case Refused<T>(Refusal refusal) -> new Refused<>(refusal);
    };
  }
}
