package io.technicianviews.bootstrap.command;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.technicianviews.application.ServiceDesk;
import io.technicianviews.bootstrap.demo.DemoDesk;
import io.technicianviews.bootstrap.settings.Database;
import io.technicianviews.bootstrap.settings.Settings;
import io.technicianviews.bootstrap.settings.Settings.Tokens;
import io.technicianviews.bootstrap.wiring.DeskFactory;
import io.technicianviews.bootstrap.wiring.DeskServer;
import io.technicianviews.bootstrap.wiring.MeterRegistries;
import io.technicianviews.bootstrap.wiring.ResourceStack;
import io.technicianviews.bootstrap.wiring.ServerAddress;
import io.technicianviews.bootstrap.wiring.TokenIssuer;
import io.technicianviews.domain.people.Role;
import io.technicianviews.http.HttpServer;
import io.technicianviews.persistence.PostgresDesk;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Serves the desk over HTTP until the process is told to stop. */
@Command(
    name = "serve",
    description = {
      "Serves the desk over HTTP until it is stopped with Ctrl-C or SIGTERM.",
      "Without any setting it keeps the desk in a PostgreSQL of its own, and begins with a demo."
    },
    exitCodeList = {
      "0:never: it serves until it is stopped",
      "1:it could not start; the reason is on stderr",
      "2:a setting or an option is wrong; nothing was done",
      "3:it ran out of memory",
      "4:it was told to stop, and something did not end within 60 s",
      "130:stopped by Ctrl-C, in order",
      "143:stopped by SIGTERM, in order"
    })
final class Serve extends DeskCommand {

  private static final String[] EXAMPLES = {
    "",
    "Examples:",
    "  ${COMMAND-FULL-NAME}",
    "  ${COMMAND-FULL-NAME} --port 9000",
    "  BIND_ADDRESS=0.0.0.0 DATABASE_URL=postgres://user:password@db/desk \\",
    "    JWKS_URL=https://id.example.org/keys ${COMMAND-FULL-NAME}"
  };

  @Option(names = "--port", description = "The port to listen on, stronger than PORT.")
  private @Nullable Integer port;

  @Option(
      names = "--demo",
      negatable = true,
      description =
          "Fill a desk that holds nothing with a demo, or do not. Without this option: only the"
              + " embedded one.")
  private @Nullable Boolean demo;

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
  void run(Settings read, ResourceStack resourceStack) {
    Settings settings = listening(read);
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
                    service, desk, tokens, settings.http(), meters, surroundings().clock()));
    StartupMessage startupMessage =
        new StartupMessage(
            settings, new ServerAddress(settings.http().bindAddress(), server.port()));
    surroundings()
        .out()
        .println(startupMessage.text(personLookup, tokens, surroundings().clock().instant()));
    awaitEnd();
  }

  private Settings listening(Settings settings) {
    if (port == null) {
      return settings;
    }
    if (port < 0 || port > 65_535) {
      throw new ParameterException(
          spec.commandLine(), "--port must be from 0 to 65535, not " + port);
    }
    return settings.withPort(port);
  }

  /** Asking for an admin first spares a start the waiting for somebody else's load. */
  private void fillWithDemo(Database database, PostgresDesk desk, PersonLookup personLookup) {
    boolean wanted = demo == null ? database instanceof Database.Embedded : demo;
    if (wanted && personLookup.firstActive(Role.ADMIN).isEmpty()) {
      try (Progress progress = Progress.start(surroundings().err())) {
        progress.is("filling the demo");
        DemoDesk.fill(desk.loader(), surroundings().clock().instant(), desk.desk().timeZone());
      }
    }
  }

  /** The process ends by being told to; what is open is closed by then. */
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
