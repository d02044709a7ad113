package io.technicianviews.application;

import io.technicianviews.domain.text.TextRule;
import java.util.function.Function;

/**
 * Has a command obeyed once, however often it is sent: the first answer is kept for a day at least,
 * and given again, as long as the sender may see the request in it. Who sends it while it is being
 * obeyed waits for that answer. A command that was refused or failed may be sent again with the
 * same key.
 *
 * @param key the sender's choice, his alone; within {@link TextRule#IDEMPOTENCY_KEY}
 * @param fingerprint tells what is wanted from whatever else he may want under the same key, which
 *     is refused
 * @param renderer the answer in the form in which it is kept
 */
public record IdempotencyKey<T>(String key, String fingerprint, Function<T, String> renderer) {

  public IdempotencyKey {
    key = TextRule.IDEMPOTENCY_KEY.accepted("key", key);
  }

  /** The same for a value of which this one is a part. */
  public <S> IdempotencyKey<S> of(Function<S, T> part) {
    return new IdempotencyKey<>(key, fingerprint, part.andThen(renderer));
  }
}
