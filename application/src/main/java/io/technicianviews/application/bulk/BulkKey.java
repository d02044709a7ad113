package io.technicianviews.application.bulk;

import io.technicianviews.domain.text.TextRule;

/**
 * Makes a bulk update idempotent. A repetition within a day changes no request again that the first
 * call has changed, and returns the same outcome for it. It completes what a call that failed
 * halfway has left; refused requests are tried again.
 *
 * @param key chosen by the caller; the keys of other callers do not conflict with it; within {@link
 *     TextRule#IDEMPOTENCY_KEY}
 * @param fingerprint identifies the update; the same key with another fingerprint is refused
 */
public record BulkKey(String key, String fingerprint) {

  public BulkKey {
    key = TextRule.IDEMPOTENCY_KEY.accepted("key", key);
  }
}
