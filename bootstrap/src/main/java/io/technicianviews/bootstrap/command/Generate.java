package io.technicianviews.bootstrap.command;

import io.technicianviews.bootstrap.generate.DeskGenerator;
import io.technicianviews.bootstrap.generate.GenerationPlan;
import io.technicianviews.bootstrap.generate.GenerationSummary;
import io.technicianviews.bootstrap.settings.Settings;
import io.technicianviews.bootstrap.settings.Settings.Tokens;
import io.technicianviews.bootstrap.wiring.DeskFactory;
import io.technicianviews.bootstrap.wiring.ResourceStack;
import io.technicianviews.domain.port.BulkLoader;
import io.technicianviews.persistence.PostgresDesk;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Generates test data of a given size. */
@Command(
    name = "generate",
    showDefaultValues = true,
    description = {
      "Generates people and requests of two years, and adds them to the helpdesk.",
      "Demo data are replaced if no user has changed them. The same options generate the same data,"
          + " relative to the current time."
    },
    footer = {
      "",
      "Example, a helpdesk with mostly solved requests:",
      "  ${COMMAND-FULL-NAME} --requests 1000000 --unsolved-percent 1"
    })
final class Generate extends DeskCommand {

  private static final int MAX_REQUESTS = 20_000_000;
  private static final int MAX_PEOPLE = 10_000;

  @Option(names = "--requests", paramLabel = "N", description = "The number of service requests.")
  private int requests = 10_000;

  @Option(
      names = "--unsolved-percent",
      paramLabel = "P",
      description = "The share of unsolved requests.")
  private double unsolvedPercent = 5;

  @Option(names = "--technicians", paramLabel = "T", description = "The number of technicians.")
  private int technicians = 40;

  @Option(
      names = "--business-units",
      paramLabel = "B",
      description = "The number of business units.")
  private int businessUnits = 20;

  @Option(names = "--seed", paramLabel = "S", description = "Another seed generates other data.")
  private long seed = 1;

  @Spec private CommandSpec spec = CommandSpec.create();

  Generate(CommandEnvironment commandEnvironment) {
    super(commandEnvironment, Tokens.NOT_NEEDED);
  }

  @Override
  void run(Settings settings, ResourceStack resourceStack) {
    GenerationPlan plan = plan();
    PostgresDesk desk = DeskFactory.open(settings, resourceStack);
    DeskGenerator generator =
        new DeskGenerator(plan, commandEnvironment().clock().instant(), desk.desk().timeZone());
    commandEnvironment().out().println(text(generated(generator, desk.loader())));
  }

  private GenerationPlan plan() {
    requireBetween("--requests", requests, 1, MAX_REQUESTS);
    requireBetween("--technicians", technicians, 1, MAX_PEOPLE);
    requireBetween("--business-units", businessUnits, 1, MAX_PEOPLE);
    if (!(unsolvedPercent >= 0 && unsolvedPercent <= 100)) {
      throw invalid("--unsolved-percent must be from 0 to 100, not " + unsolvedPercent);
    }
    return GenerationPlan.sized(requests, unsolvedPercent, technicians, businessUnits, seed)
        .withStatuses(GenerationPlan.COMMON_STATUSES);
  }

  private void requireBetween(String option, int number, int min, int max) {
    if (number < min || number > max) {
      throw invalid("%s must be from %d to %,d, not %d".formatted(option, min, max, number));
    }
  }

  private ParameterException invalid(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private GenerationSummary generated(DeskGenerator generator, BulkLoader desk) {
    try (Progress progress = Progress.start(commandEnvironment().err())) {
      progress.update("waiting for other writers");
      return generator.generate(desk, loaded -> progress.update(state(loaded)));
    }
  }

  private String state(long loaded) {
    return loaded < requests
        ? "loading: %d %%, %,d requests".formatted(100 * loaded / requests, loaded)
        : "finishing in the database";
  }

  private static String text(GenerationSummary summary) {
    return String.format(
        Locale.ROOT,
        "Generated %,d requests: %,d unsolved, %,d subtasks, %,d messages.",
        summary.requests(),
        summary.unsolved(),
        summary.subtasks(),
        summary.messages());
  }
}
