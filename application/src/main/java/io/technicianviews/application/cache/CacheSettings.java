package io.technicianviews.application.cache;

import java.time.Duration;

/**
 * How a desk uses its cache.
 *
 * @param ttl how long an entry is kept at most; positive, at most a day
 * @param maxStaleness zero: every answer is checked against the log of changes as it is after the
 *     question was asked. Otherwise it may be checked against a reading of the log that began up to
 *     this long before, and is up to that old
 * @param staleIfError for how long after the last reading of the log an answer may be given from
 *     the cache while the log cannot be read; zero: never
 * @param minPollInterval the least time from the beginning of one reading of the log to that of the
 *     next; whoever asks meanwhile shares the next one. Not negative, at most a second
 */
public record CacheSettings(
    Duration ttl, Duration maxStaleness, Duration staleIfError, Duration minPollInterval) {

  private static final Duration LONGEST = Duration.ofDays(1);

  public static final Duration DEFAULT_TTL = Duration.ofSeconds(30);

  public static final Duration DEFAULT_MIN_POLL_INTERVAL = Duration.ofMillis(1);

  private static final Duration LONGEST_MIN_POLL_INTERVAL = Duration.ofSeconds(1);

  /** Kept for 30 seconds, always fresh, never stale. */
  public static final CacheSettings DEFAULTS =
      new CacheSettings(DEFAULT_TTL, Duration.ZERO, Duration.ZERO, DEFAULT_MIN_POLL_INTERVAL);

  public CacheSettings {
    if (!ttl.isPositive() || ttl.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("ttl is positive, at most a day: " + ttl);
    }
    if (maxStaleness.isNegative() || maxStaleness.compareTo(ttl) > 0) {
      throw new IllegalArgumentException(
          "freshness is not negative, at most the ttl: " + maxStaleness);
    }
    if (staleIfError.isNegative() || staleIfError.compareTo(ttl) > 0) {
      throw new IllegalArgumentException(
          "staleIfError is not negative, at most the ttl: " + staleIfError);
    }
    if (minPollInterval.isNegative() || minPollInterval.compareTo(LONGEST_MIN_POLL_INTERVAL) > 0) {
      throw new IllegalArgumentException(
          "logDistance is not negative, at most a second: " + minPollInterval);
    }
  }

  public CacheSettings withTtl(Duration other) {
    return new CacheSettings(other, maxStaleness, staleIfError, minPollInterval);
  }

  public CacheSettings withMaxStaleness(Duration other) {
    return new CacheSettings(ttl, other, staleIfError, minPollInterval);
  }

  public CacheSettings withStaleIfError(Duration other) {
    return new CacheSettings(ttl, maxStaleness, other, minPollInterval);
  }

  public CacheSettings withMinPollInterval(Duration other) {
    return new CacheSettings(ttl, maxStaleness, staleIfError, other);
  }
}
