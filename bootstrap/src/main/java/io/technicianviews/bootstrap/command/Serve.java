package io.technicianviews.bootstrap.command;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.technicianviews.application.ServiceDesk;
import io.technicianviews.bootstrap.demo.DemoDesk;
import io.technicianviews.bootstrap.demo.DemoMovement;
import io.technicianviews.bootstrap.settings.Database;
import io.technicianviews.bootstrap.settings.Settings;
import io.technicianviews.bootstrap.settings.Settings.Tokens;
import io.technicianviews.bootstrap.wiring.DeskFactory;
import io.technicianviews.bootstrap.wiring.DeskServer;
import io.technicianviews.bootstrap.wiring.MeterRegistries;
import io.technicianviews.bootstrap.wiring.ResourceStack;
import io.technicianviews.bootstrap.wiring.ServerAddress;
import io.technicianviews.bootstrap.wiring.StartCacheWriter;
import io.technicianviews.bootstrap.wiring.TokenIssuer;
import io.technicianviews.domain.people.Role;
import io.technicianviews.http.HttpServer;
import io.technicianviews.persistence.PostgresDesk;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Starts the HTTP server, and serves until the process is stopped. */
@Command(
    name = "serve",
    description = {
      "Serves the helpdesk over HTTP until it is stopped with Ctrl-C or SIGTERM.",
      "Without settings it uses an embedded PostgreSQL, and fills an empty one with demo data."
    },
    exitCodeList = {
      "0:the server was ready, with --exit-when-ready; otherwise never",
      "1:the server could not start; the reason is on stderr",
      "2:a setting or an option is invalid; nothing was done",
      "3:out of memory",
      "4:the shutdown did not complete within 60 s",
      "130:stopped by Ctrl-C, after an orderly shutdown",
      "143:stopped by SIGTERM, after an orderly shutdown"
    })
final class Serve extends DeskCommand {

  private static final Logger LOG = LoggerFactory.getLogger(Serve.class);

  private static final Duration DEMO_LIMIT = Duration.ofSeconds(2);

  private static final String[] EXAMPLES = {
    "",
    "Examples:",
    "  ${COMMAND-FULL-NAME}",
    "  ${COMMAND-FULL-NAME} --port 9000",
    "  BIND_ADDRESS=0.0.0.0 DATABASE_URL=postgres://user:password@db/desk \\",
    "    JWKS_URL=https://id.example.org/keys ${COMMAND-FULL-NAME}"
  };

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "The port to listen on; overrides PORT.")
  private @Nullable Integer port;

  @Option(
      names = "--demo",
      negatable = true,
      description =
          "Fill an empty helpdesk with demo data, or do not. Default: only with the embedded"
              + " PostgreSQL.")
  private @Nullable Boolean demo;

  @Option(
      names = "--exit-when-ready",
      description =
          "Exit with 0 when the server is ready and the JVM's cache, if there is one, is written: to"
              + " check the settings, or to build an image.")
  private boolean exitWhenReady;

  @Spec private CommandSpec spec = CommandSpec.create();

  private Serve(CommandEnvironment commandEnvironment) {
    super(commandEnvironment, Tokens.NEEDED);
  }

  static CommandLine commandLine(CommandEnvironment commandEnvironment) {
    CommandLine commandLine = new CommandLine(new Serve(commandEnvironment));
    commandLine.getCommandSpec().usageMessage().footer(footer());
    return commandLine;
  }

  @Override
  void run(Settings environmentSettings, ResourceStack resourceStack) {
    Settings settings = withPortOption(environmentSettings);
    ServerAddress.of(settings.http()).requireFree();
    PrometheusMeterRegistry meters = MeterRegistries.registry();
    PostgresDesk desk = DeskFactory.open(settings, resourceStack, meters);
    PersonLookup personLookup = new PersonLookup(desk.snapshots());
    fillWithDemo(settings.database(), desk, personLookup);
    TokenIssuer tokens = TokenIssuer.of(settings);
    ServiceDesk service = DeskFactory.cachedDesk(desk, settings, resourceStack, meters);
    HttpServer server =
        resourceStack.open(
            () ->
                DeskServer.start(
                    service, desk, tokens, settings.http(), meters, commandEnvironment().clock()));
    boolean demoWorks = !exitWhenReady && startDemoActivity(settings, resourceStack);
    announce(
        settings,
        demoWorks,
        new ServerAddress(settings.http().bindAddress(), server.port()),
        personLookup,
        tokens);
    StartCacheWriter startCache = resourceStack.open(StartCacheWriter::start);
    if (exitWhenReady) {
      startCache.await();
    } else {
      awaitEnd();
    }
  }

  private void announce(
      Settings settings,
      boolean demoWorks,
      ServerAddress address,
      PersonLookup personLookup,
      TokenIssuer tokens) {
    if (commandEnvironment().logsJson()) {
      LOG.info("Technician Views {} is ready at {}", Version.number(), address.url());
      return;
    }
    commandEnvironment()
        .out()
        .println(
            new StartupMessage(settings, address, demoWorks)
                .text(personLookup, tokens, commandEnvironment().clock().instant()));
  }

  /** Returns whether the demo data change by themselves. */
  private boolean startDemoActivity(Settings settings, ResourceStack resourceStack) {
    if (!settings.demoActivity()
        || !(settings.database() instanceof Database.Embedded)
        || Boolean.FALSE.equals(demo)) {
      return false;
    }
    PostgresDesk desk = DeskFactory.openForDemo(settings, resourceStack);
    ServiceDesk service = resourceStack.open(() -> DeskFactory.serviceDesk(desk));
    DemoMovement movement =
        resourceStack.open(() -> DemoMovement.start(service, desk.loader(), desk.snapshots()));
    return movement.works(DEMO_LIMIT);
  }

  private Settings withPortOption(Settings settings) {
    if (port == null) {
      return settings;
    }
    if (port < 0 || port > 65_535) {
      throw new ParameterException(
          spec.commandLine(), "--port must be from 0 to 65535, not " + port);
    }
    return settings.withPort(port);
  }

  /** Looks for an admin first, since a bulk load waits for another one to end. */
  private void fillWithDemo(Database database, PostgresDesk desk, PersonLookup personLookup) {
    boolean fillDemo = demo == null ? database instanceof Database.Embedded : demo;
    if (fillDemo && personLookup.firstActive(Role.ADMIN).isEmpty()) {
      try (Progress progress = Progress.start(commandEnvironment().err())) {
        progress.update("loading the demo data");
        DemoDesk.fill(
            desk.loader(), commandEnvironment().clock().instant(), desk.desk().timeZone());
      }
    }
  }

  /** Blocks until a signal ends the process; a shutdown hook closes the resources. */
  private static void awaitEnd() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String[] footer() {
    return Stream.concat(Arrays.stream(EXAMPLES), SettingsTable.lines().stream())
        .map(line -> line.replace("%", "%%"))
        .toArray(String[]::new);
  }
}
