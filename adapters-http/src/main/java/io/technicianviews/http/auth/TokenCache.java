package io.technicianviews.http.auth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.technicianviews.http.internal.json.Digests;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Cache of verified tokens by their digest, so that a heap dump reveals no tokens. Thread-safe. */
final class TokenCache {

  static final Duration TIME_TO_LIVE = Duration.ofMinutes(1);
  private static final int MAX_TOKENS = 10_000;

  private final Cache<ByteBuffer, VerifiedToken> tokens =
      Caffeine.newBuilder().maximumSize(MAX_TOKENS).expireAfterWrite(TIME_TO_LIVE).build();

  @Nullable VerifiedToken find(String token, Instant now) {
    VerifiedToken known = tokens.getIfPresent(digest(token));
    return known != null && known.isValidAt(now) ? known : null;
  }

  void put(String token, VerifiedToken verified, Instant now) {
    tokens.put(digest(token), verified.atMostUntil(now.plus(TIME_TO_LIVE)));
  }

  private static ByteBuffer digest(String token) {
    return ByteBuffer.wrap(Digests.sha256().digest(token.getBytes(StandardCharsets.UTF_8)));
  }
}
