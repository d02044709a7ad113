package io.technicianviews.bootstrap.command;

import io.technicianviews.bootstrap.settings.Settings;
import io.technicianviews.bootstrap.settings.Settings.Tokens;
import io.technicianviews.bootstrap.wiring.CommandFailedException;
import io.technicianviews.bootstrap.wiring.DeskFactory;
import io.technicianviews.bootstrap.wiring.ResourceStack;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.view.CounterKey;
import io.technicianviews.persistence.PostgresDesk;
import io.technicianviews.persistence.VerificationResult;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Compares the counters of the views with the requests, and mends them if it is told to. */
@Command(
    name = "recount",
    description = {
      "Compares the kept counts of all views with the requests themselves, in one snapshot.",
      "It reads every request, and servers may go on meanwhile. Counts that differ were written past"
          + " this software, with SQL of somebody's own: --repair adds what they lack."
    },
    footer = {
      "",
      "Without --repair the exit code is 1 if a count is wrong.",
      "",
      "Example:",
      "  ${COMMAND-FULL-NAME} --repair"
    })
final class RecountCounters extends DeskCommand {

  private static final int SHOWN = 20;

  private static final Comparator<CounterKey> ORDER =
      Comparator.comparing(CounterKey::view)
          .thenComparingLong(CounterKey::technicianId)
          .thenComparingLong(CounterKey::unit)
          .thenComparing(CounterKey::subtasks)
          .thenComparing(CounterKey::lastDay);

  @Option(names = "--repair", description = "Mend the counts that are wrong.")
  private boolean repair;

  RecountCounters(CommandEnvironment commandEnvironment) {
    super(commandEnvironment, Tokens.NOT_NEEDED);
  }

  @Override
  void run(Settings settings, ResourceStack resourceStack) {
    VerificationResult verificationResult = recounted(DeskFactory.open(settings, resourceStack));
    PrintWriter out = surroundings().out();
    show(verificationResult, out);
    String differences = number(verificationResult.differences().size(), "count");
    if (verificationResult.agrees()) {
      out.println("Recounted %s: every count is right.".formatted(requests(verificationResult)));
    } else if (repair) {
      out.println("Recounted %s: mended %s.".formatted(requests(verificationResult), differences));
    } else {
      throw new CommandFailedException(
          "recounted %s: %s wrong; recount --repair mends what is wrong"
              .formatted(requests(verificationResult), differences));
    }
  }

  private VerificationResult recounted(PostgresDesk desk) {
    try (Progress progress = Progress.start(surroundings().err())) {
      return desk.recount(
          repair,
          counted -> progress.is(String.format(Locale.ROOT, "recounted %,d requests", counted)));
    }
  }

  private static void show(VerificationResult verificationResult, PrintWriter out) {
    verificationResult.differences().stream()
        .sorted(Comparator.comparing(VerificationResult.Difference::counter, ORDER))
        .limit(SHOWN)
        .forEach(difference -> out.println(text(difference)));
    int more = verificationResult.differences().size() - SHOWN;
    if (more > 0) {
      out.println("... and " + number(more, "count") + " more");
    }
  }

  private static String text(VerificationResult.Difference difference) {
    CounterKey counterKey = difference.counter();
    return String.format(
        Locale.ROOT,
        "%s%s of %s%s%s: kept %,d, counted %,d",
        counterKey.view().wireName(),
        counterKey.technicianId() == CounterKey.ANYONE
            ? ""
            : " of person " + counterKey.technicianId(),
        counterKey.unit() == UnitScope.WITHOUT_UNIT ? "no unit" : "unit " + counterKey.unit(),
        counterKey.subtasks() ? ", subtasks" : "",
        counterKey.lastDay().equals(LocalDate.MAX) ? "" : ", until " + counterKey.lastDay(),
        difference.stored(),
        difference.expected());
  }

  private static String requests(VerificationResult verificationResult) {
    return number(verificationResult.requests(), "request");
  }

  private static String number(long number, String what) {
    return String.format(Locale.ROOT, "%,d %s%s", number, what, number == 1 ? "" : "s");
  }
}
