package io.technicianviews.bootstrap.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.technicianviews.application.ServiceDesk;
import io.technicianviews.bootstrap.postgres.EmbeddedPostgres;
import io.technicianviews.bootstrap.settings.Database;
import io.technicianviews.bootstrap.settings.InvalidSettingsException;
import io.technicianviews.bootstrap.settings.Settings;
import io.technicianviews.cache.FallbackPresenceStore;
import io.technicianviews.cache.RedisEventStream;
import io.technicianviews.cache.RedisPresenceStore;
import io.technicianviews.cache.RedisSettings;
import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.domain.port.EventStream;
import io.technicianviews.domain.presence.PresenceStore;
import io.technicianviews.persistence.PostgresDesk;
import io.technicianviews.persistence.PostgresSettings;
import io.technicianviews.persistence.PostgresSettings.Address;
import io.technicianviews.persistence.PostgresSettings.Migration;
import java.net.UnknownHostException;
import java.util.List;
import java.util.function.Function;

/** Opens the helpdesk's database according to the settings, for commands and the server. */
public final class DeskFactory {

  /** The triggers of the schema that notice the first use of a demo ignore such connections. */
  private static final String MARKED_AS_LOAD = "-c%20technician_views.loading=on";

  private static final int DEMO_POOL_SIZE = 2;

  private DeskFactory() {}

  /**
   * Migrates and opens the database.
   *
   * @throws CommandFailedException if it cannot be opened
   */
  public static PostgresDesk open(Settings settings, ResourceStack resourceStack) {
    return open(settings, resourceStack, Metrics.globalRegistry);
  }

  /**
   * Same as {@link #open(Settings, ResourceStack)}, with the meters of the database in a registry.
   *
   * @throws CommandFailedException if it cannot be opened
   */
  public static PostgresDesk open(
      Settings settings, ResourceStack resourceStack, MeterRegistry meters) {
    return using(
        settings,
        resourceStack,
        postgres -> resourceStack.open(() -> PostgresDesk.open(postgres.withMeters(meters))));
  }

  /**
   * Opens the database a second time, for the people of a demo: their changes leave the demo a
   * demo, which a load replaces. Every other change makes it a helpdesk whose data must be kept.
   *
   * @throws CommandFailedException if it cannot be opened
   */
  public static PostgresDesk openForDemo(Settings settings, ResourceStack resourceStack) {
    return using(
        settings,
        resourceStack,
        postgres ->
            resourceStack.open(
                () ->
                    PostgresDesk.open(
                        withOption(postgres, MARKED_AS_LOAD)
                            .withMigration(Migration.VALIDATE)
                            .withPoolName("technician-views-demo")
                            .withPoolSize(DEMO_POOL_SIZE))));
  }

  private static PostgresSettings withOption(PostgresSettings postgres, String option) {
    Address.Url url = postgres.url();
    return postgres.withAddress(
        new Address.Url(url.jdbcUrl() + "?options=" + option, url.user(), url.password()));
  }

  /** Creates the application without a cache. */
  public static ServiceDesk serviceDesk(PostgresDesk postgres) {
    return builder(postgres).build();
  }

  /** Creates the application with cache, event stream and presences according to the settings. */
  public static ServiceDesk cachedDesk(
      PostgresDesk postgres, Settings settings, ResourceStack resourceStack, MeterRegistry meters) {
    ServiceDesk.Builder builder = builder(postgres);
    settings
        .cache()
        .ifPresent(
            cache ->
                builder
                    .cache(CacheFactory.of(settings, cache, resourceStack, meters))
                    .cacheSettings(cache)
                    .cacheMetrics(new MicrometerCacheMetrics(meters)));
    settings
        .redis()
        .flatMap(redis -> settings.eventsStream().map(name -> stream(redis, name, resourceStack)))
        .ifPresent(builder::eventStream);
    settings
        .redis()
        .map(redis -> presences(redis, postgres, resourceStack))
        .ifPresent(builder::presenceStore);
    return resourceStack.open(builder::build);
  }

  private static EventStream stream(RedisSettings redis, String name, ResourceStack resourceStack) {
    return resourceStack.open(
        () -> new RedisEventStream(redis, name, RedisEventStream.DEFAULT_MAX_LENGTH));
  }

  /** Presences in Redis, in the database while Redis is unavailable. */
  private static PresenceStore presences(
      RedisSettings redis, PostgresDesk postgres, ResourceStack resourceStack) {
    PresenceStore shared =
        resourceStack.open(() -> new RedisPresenceStore(redis, postgres.desk().id()));
    return new FallbackPresenceStore(shared, postgres.presence());
  }

  private static ServiceDesk.Builder builder(PostgresDesk postgres) {
    return ServiceDesk.builder().storage(postgres);
  }

  /**
   * Migrates the schema.
   *
   * @return the number of applied migrations
   * @throws CommandFailedException if the migration failed
   */
  public static int migrate(Settings settings, ResourceStack resourceStack) {
    return using(settings, resourceStack, PostgresDesk::migrate);
  }

  private static <T> T using(
      Settings settings, ResourceStack resourceStack, Function<PostgresSettings, T> work) {
    PostgresSettings postgres = postgres(settings, resourceStack);
    try {
      return work.apply(postgres);
    } catch (DeskUnavailableException e) {
      throw new CommandFailedException(
          "the database of " + location(settings.database()) + " cannot be used: " + reason(e), e);
    } catch (IllegalArgumentException e) {
      throw new InvalidSettingsException(
          List.of(
              "DESK_TIME_ZONE does not match: "
                  + e.getMessage()
                  + ". Set DESK_TIME_ZONE to the time zone of the desk, or do not set it."));
    }
  }

  private static PostgresSettings postgres(Settings settings, ResourceStack resourceStack) {
    PostgresSettings postgres =
        switch (settings.database()) {
          case Database.Embedded(var dataDir) -> {
            EmbeddedPostgres server = resourceStack.open(() -> EmbeddedPostgres.join(dataDir));
            yield PostgresSettings.of(server.jdbcUrl(), server.user(), server.password());
          }
          case Database.External(var jdbcUrl, var user, var password) ->
              PostgresSettings.of(jdbcUrl, user, password);
        };
    return postgres
        .withSchema(settings.schema())
        .withMigration(settings.migration())
        .withPoolSize(settings.poolSize())
        .withChangeLogRetention(settings.changeLogRetention().orElse(null))
        .withTimeZone(settings.timeZone().orElse(null));
  }

  private static String location(Database database) {
    return switch (database) {
      case Database.Embedded(var dataDir) -> "DATA_DIR " + dataDir;
      case Database.External(var jdbcUrl, var user, var password) ->
          "DATABASE_URL (" + jdbcUrl.replaceFirst("[?].*", "") + " as " + user + ")";
    };
  }

  /** The message of the root cause, in one line. */
  private static String reason(Throwable failure) {
    Throwable root = failure;
    for (Throwable cause = root.getCause(); cause != null; cause = root.getCause()) {
      root = cause;
    }
    String prefix = root instanceof UnknownHostException ? "unknown host " : "";
    return prefix + String.valueOf(root.getMessage()).strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
