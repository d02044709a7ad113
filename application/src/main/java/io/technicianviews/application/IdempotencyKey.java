package io.technicianviews.application;

import io.technicianviews.domain.text.TextRule;
import java.util.function.Function;

/**
 * Makes a command idempotent. The first response is stored for at least a day and returned for
 * every repetition, as long as the caller may see the request in it. A repetition that arrives
 * while the command runs waits for its response. A command that was refused or failed may be sent
 * again with the same key.
 *
 * @param key chosen by the caller; the keys of other callers do not conflict with it; within {@link
 *     TextRule#IDEMPOTENCY_KEY}
 * @param fingerprint identifies the command; the same key with another fingerprint is refused
 * @param renderer renders the response in the form in which it is stored
 */
public record IdempotencyKey<T>(String key, String fingerprint, Function<T, String> renderer) {

  public IdempotencyKey {
    key = TextRule.IDEMPOTENCY_KEY.accepted("key", key);
  }

  /** The same key for a value that contains this one. */
  public <S> IdempotencyKey<S> of(Function<S, T> part) {
    return new IdempotencyKey<>(key, fingerprint, part.andThen(renderer));
  }
}
