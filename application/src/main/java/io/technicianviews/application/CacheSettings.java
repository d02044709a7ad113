package io.technicianviews.application;

import java.time.Duration;

/**
 * How a desk uses its cache.
 *
 * @param ttl how long an entry is kept at most; positive, at most a day
 * @param freshness zero: every answer is checked against the log of changes as it is after the
 *     question was asked. Otherwise it may be checked against a reading of the log that began up to
 *     this long before, and is up to that old
 * @param staleIfError for how long after the last reading of the log an answer may be given from
 *     the cache while the log cannot be read; zero: never
 * @param logDistance the least time from the beginning of one reading of the log to that of the
 *     next; whoever asks meanwhile shares the next one. Not negative, at most a second
 */
public record CacheSettings(
    Duration ttl, Duration freshness, Duration staleIfError, Duration logDistance) {

  private static final Duration LONGEST = Duration.ofDays(1);

  public static final Duration DEFAULT_TTL = Duration.ofSeconds(30);

  public static final Duration DEFAULT_LOG_DISTANCE = Duration.ofMillis(1);

  private static final Duration LONGEST_LOG_DISTANCE = Duration.ofSeconds(1);

  /** Kept for 30 seconds, always fresh, never stale. */
  public static final CacheSettings DEFAULTS =
      new CacheSettings(DEFAULT_TTL, Duration.ZERO, Duration.ZERO, DEFAULT_LOG_DISTANCE);

  public CacheSettings {
    if (!ttl.isPositive() || ttl.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("ttl is positive, at most a day: " + ttl);
    }
    if (freshness.isNegative() || freshness.compareTo(ttl) > 0) {
      throw new IllegalArgumentException(
          "freshness is not negative, at most the ttl: " + freshness);
    }
    if (staleIfError.isNegative() || staleIfError.compareTo(ttl) > 0) {
      throw new IllegalArgumentException(
          "staleIfError is not negative, at most the ttl: " + staleIfError);
    }
    if (logDistance.isNegative() || logDistance.compareTo(LONGEST_LOG_DISTANCE) > 0) {
      throw new IllegalArgumentException(
          "logDistance is not negative, at most a second: " + logDistance);
    }
  }

  public CacheSettings withTtl(Duration other) {
    return new CacheSettings(other, freshness, staleIfError, logDistance);
  }

  public CacheSettings withFreshness(Duration other) {
    return new CacheSettings(ttl, other, staleIfError, logDistance);
  }

  public CacheSettings withStaleIfError(Duration other) {
    return new CacheSettings(ttl, freshness, other, logDistance);
  }

  public CacheSettings withLogDistance(Duration other) {
    return new CacheSettings(ttl, freshness, staleIfError, other);
  }
}
