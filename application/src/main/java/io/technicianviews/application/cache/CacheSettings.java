package io.technicianviews.application.cache;

import java.time.Duration;

/**
 * The settings of the result cache.
 *
 * @param ttl the longest time that an entry is cached; positive, at most a day
 * @param maxStaleness how old a result may be (bounded staleness). Zero is strong consistency:
 *     every result is validated by a poll of the change log that begins after the query. Otherwise
 *     a poll that began up to this long before the query suffices. Not negative, at most the ttl
 * @param staleIfError how long after the last poll a cached result may be returned while the change
 *     log cannot be read; zero: never. At most the ttl
 * @param minPollInterval the least time between the beginnings of two polls; queries that arrive
 *     meanwhile share the next poll. Not negative, at most a second
 */
public record CacheSettings(
    Duration ttl, Duration maxStaleness, Duration staleIfError, Duration minPollInterval) {

  private static final Duration MAX_TTL = Duration.ofDays(1);

  /** The default of the longest time that an entry is cached. */
  public static final Duration DEFAULT_TTL = Duration.ofSeconds(30);

  /** The default of the least time between two polls. */
  public static final Duration DEFAULT_MIN_POLL_INTERVAL = Duration.ofMillis(1);

  private static final Duration MAX_MIN_POLL_INTERVAL = Duration.ofSeconds(1);

  /** A time to live of 30 seconds, strong consistency, and no stale results. */
  public static final CacheSettings DEFAULTS =
      new CacheSettings(DEFAULT_TTL, Duration.ZERO, Duration.ZERO, DEFAULT_MIN_POLL_INTERVAL);

  public CacheSettings {
    if (!ttl.isPositive() || ttl.compareTo(MAX_TTL) > 0) {
      throw new IllegalArgumentException("ttl must be positive and at most a day: " + ttl);
    }
    if (maxStaleness.isNegative() || maxStaleness.compareTo(ttl) > 0) {
      throw new IllegalArgumentException(
          "maxStaleness must not be negative and at most the ttl: " + maxStaleness);
    }
    if (staleIfError.isNegative() || staleIfError.compareTo(ttl) > 0) {
      throw new IllegalArgumentException(
          "staleIfError must not be negative and at most the ttl: " + staleIfError);
    }
    if (minPollInterval.isNegative() || minPollInterval.compareTo(MAX_MIN_POLL_INTERVAL) > 0) {
      throw new IllegalArgumentException(
          "minPollInterval must not be negative and at most a second: " + minPollInterval);
    }
  }

  /** Returns a copy whose entries are cached for at most this time. */
  public CacheSettings withTtl(Duration other) {
    return new CacheSettings(other, maxStaleness, staleIfError, minPollInterval);
  }

  /** Returns a copy whose results may be this old; zero: strong consistency. */
  public CacheSettings withMaxStaleness(Duration other) {
    return new CacheSettings(ttl, other, staleIfError, minPollInterval);
  }

  /** Returns a copy that returns results for this time while the change log cannot be read. */
  public CacheSettings withStaleIfError(Duration other) {
    return new CacheSettings(ttl, maxStaleness, other, minPollInterval);
  }

  /** Returns a copy with this least time between two polls. */
  public CacheSettings withMinPollInterval(Duration other) {
    return new CacheSettings(ttl, maxStaleness, staleIfError, other);
  }
}
