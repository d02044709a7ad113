package io.technicianviews.bootstrap.settings;

/** The environment variables that are read: the one table of them. */
public enum Setting {
  PORT("8000", "the port to listen on; 0 takes any that is free"),
  BIND_ADDRESS(
      "127.0.0.1", "the address or host name to listen on; 0.0.0.0 for all of this machine"),
  DATA_DIR(
      ".technician-views", "the directory that holds the embedded PostgreSQL and its JWT secret"),
  DATABASE_URL(
      "none: embedded PostgreSQL",
      "postgres://user:password@host:5432/database or jdbc:postgresql://..."),
  DATABASE_POOL_SIZE(
      "10", "how many connections the answers share, and as many the writes, 1 to 1000"),
  JWT_SECRET(
      "none: generated with embedded PostgreSQL",
      "the secret that tokens are signed with by HS256, at least 32 bytes"),
  JWKS_URL("none", "instead of a secret: where the issuer's public keys are (RS256, ES256)"),
  JWT_AUDIENCE("none: any", "what a token's aud must contain"),
  DESK_TIME_ZONE("UTC", "where the days of a new desk begin and end, such as Europe/Berlin"),
  JSON_NAMING("snake", "how field names are written: snake or camel"),
  CORS_ORIGINS("none", "web origins whose pages may call, separated by commas; * for all"),
  TRUSTED_PROXIES(
      "none", "addresses of proxies whose X-Forwarded-Host is believed, such as 10.0.0.0/8"),
  REDIS_URL(
      "none: kept in the process only",
      "redis://, rediss:// (TLS), redis-sentinel://; several hosts: a cluster"),
  CACHE_TTL("30s", "how long parts of answers are kept, such as 30s or 2m; 0: not at all"),
  CACHE_MAX_STALENESS("strict", "strict, or a time such as 100ms: answers may be up to that old"),
  CACHE_STALE_IF_ERROR("0", "how old answers may be while the database is away, such as 30s"),
  EVENT_STREAM_NAME("none", "a stream in the Redis of REDIS_URL that every change is appended to"),
  LOG_LEVEL("info", "error, warn, info, debug or trace");

  private final String defaultText;
  private final String meaning;

  Setting(String defaultText, String meaning) {
    this.defaultText = defaultText;
    this.meaning = meaning;
  }

  /** The default, in words where it is not a value. */
  public String defaultText() {
    return defaultText;
  }

  public String meaning() {
    return meaning;
  }
}
