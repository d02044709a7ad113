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

/** Invents a desk of some size. */
@Command(
    name = "generate",
    showDefaultValues = true,
    description = {
      "Invents a desk of two years' history and adds it to what the desk holds.",
      "A demo gives way to it. The same numbers invent the same, but for the times."
    },
    footer = {
      "",
      "Example, a desk with much history:",
      "  ${COMMAND-FULL-NAME} --requests 1000000 --unsolved-percent 1"
    })
final class Generate extends DeskCommand {

  private static final int MOST_REQUESTS = 20_000_000;
  private static final int MOST_PEOPLE = 10_000;

  @Option(names = "--requests", paramLabel = "N", description = "How many service requests.")
  private int requests = 10_000;

  @Option(names = "--unsolved-percent", paramLabel = "P", description = "How many are unsolved.")
  private double unsolvedPercent = 5;

  @Option(names = "--technicians", paramLabel = "T", description = "How many technicians.")
  private int technicians = 40;

  @Option(names = "--business-units", paramLabel = "B", description = "How many business units.")
  private int businessUnits = 20;

  @Option(names = "--seed", paramLabel = "S", description = "Another one invents another desk.")
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
        new DeskGenerator(plan, surroundings().clock().instant(), desk.desk().timeZone());
    surroundings().out().println(text(generated(generator, desk.loader())));
  }

  private GenerationPlan plan() {
    requireBetween("--requests", requests, 1, MOST_REQUESTS);
    requireBetween("--technicians", technicians, 1, MOST_PEOPLE);
    requireBetween("--business-units", businessUnits, 1, MOST_PEOPLE);
    if (!(unsolvedPercent >= 0 && unsolvedPercent <= 100)) {
      throw wrong("--unsolved-percent must be from 0 to 100, not " + unsolvedPercent);
    }
    return GenerationPlan.sized(requests, unsolvedPercent, technicians, businessUnits, seed);
  }

  private void requireBetween(String option, int number, int min, int max) {
    if (number < min || number > max) {
      throw wrong("%s must be from %d to %,d, not %d".formatted(option, min, max, number));
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private GenerationSummary generated(DeskGenerator generator, BulkLoader desk) {
    try (Progress progress = Progress.start(surroundings().err())) {
      progress.is("waiting for the desk");
      return generator.generate(desk, loaded -> progress.is(state(loaded)));
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
