package io.technicianviews.bootstrap.settings;

/** The environment variables that configure the program, with defaults and meanings. */
public enum Setting {
  PORT("8000", "the port to listen on; 0: any free port"),
  BIND_ADDRESS("127.0.0.1", "the address or host name to listen on; 0.0.0.0: all interfaces"),
  DATA_DIR(
      ".technician-views", "the directory of the embedded PostgreSQL and the generated JWT secret"),
  DATABASE_URL(
      "none: embedded PostgreSQL",
      "postgres://user:password@host:5432/database or jdbc:postgresql://..."),
  DATABASE_SCHEMA(
      "technician_views",
      "the schema of the tables; helpdesks in different schemas can share a database"),
  DATABASE_MIGRATION(
      "migrate", "migrate: create and migrate the schema at start; validate: only check it"),
  DATABASE_POOL_SIZE(
      "10", "the maximum number of connections for reads, and again for writes, 1 to 1000"),
  CHANGE_LOG_RETENTION(
      "none: for ever", "how long changes are kept at least, such as 400d or 2y; at least 1d"),
  JWT_SECRET(
      "none: generated with embedded PostgreSQL", "the HS256 key of the tokens, at least 32 bytes"),
  JWKS_URL("none", "instead of JWT_SECRET: the URL of the issuer's public keys (RS256, ES256)"),
  JWT_AUDIENCE("none: any", "the value that the aud claim of a token must contain"),
  DESK_TIME_ZONE("UTC", "the time zone of a new helpdesk, such as Europe/Berlin"),
  JSON_NAMING("snake", "the case of JSON field names: snake or camel"),
  CORS_ORIGINS("none", "web origins that may call the API, separated by commas; *: all"),
  TRUSTED_PROXIES(
      "none", "addresses of proxies whose X-Forwarded-Host is trusted, such as 10.0.0.0/8"),
  REDIS_URL(
      "none: in process memory only",
      "redis://, rediss:// (TLS), redis-sentinel://; several hosts: a cluster"),
  CACHE_TTL("30s", "the time to live of cache entries, such as 30s or 2m; 0: no cache"),
  CACHE_MAX_STALENESS("strict", "strict, or the maximum staleness of answers, such as 100ms"),
  CACHE_STALE_IF_ERROR("0", "the maximum staleness while the database is unavailable, such as 30s"),
  EVENT_STREAM_NAME(
      "none", "the stream in the Redis of REDIS_URL to which every change is appended"),
  DEMO_ACTIVITY(
      "true", "false: the demo data of the embedded PostgreSQL do not change by themselves"),
  CONSOLE("true", "false: no console for technicians at /console"),
  LOG_LEVEL("info", "error, warn, info, debug or trace"),
  LOG_FORMAT("text", "text, or json: one JSON object per line"),
  ACCESS_LOG("false", "true: log every request, without tokens");

  private final String defaultText;
  private final String meaning;

  Setting(String defaultText, String meaning) {
    this.defaultText = defaultText;
    this.meaning = meaning;
  }

  /** The default value, or a description of what happens without one. */
  public String defaultText() {
    return defaultText;
  }

  public String meaning() {
    return meaning;
  }
}
