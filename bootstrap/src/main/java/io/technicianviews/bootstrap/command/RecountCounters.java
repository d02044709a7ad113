package io.technicianviews.bootstrap.command;

import io.technicianviews.bootstrap.settings.Settings;
import io.technicianviews.bootstrap.settings.Settings.Tokens;
import io.technicianviews.bootstrap.wiring.CommandFailedException;
import io.technicianviews.bootstrap.wiring.DeskFactory;
import io.technicianviews.bootstrap.wiring.ResourceStack;
import io.technicianviews.domain.cell.Cell;
import io.technicianviews.domain.cell.CellKey;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.view.CounterKey;
import io.technicianviews.persistence.PostgresDesk;
import io.technicianviews.persistence.VerificationResult;
import io.technicianviews.persistence.VerificationResult.CellDifference;
import io.technicianviews.persistence.VerificationResult.CounterDifference;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Verifies the stored counters of the views against the requests, and repairs them on demand. */
@Command(
    name = "recount",
    description = {
      "Verifies the stored counters of all views against the requests, in one snapshot.",
      "It reads every request; servers may keep running meanwhile. Counters can differ only after"
          + " external writes, such as manual SQL: --repair corrects them."
    },
    exitCodeList = {
      "0:all counters are correct, or were repaired",
      "1:failed, or a counter is wrong and --repair was not given",
      "2:a setting, an option or an argument is invalid; nothing was done"
    },
    footer = {"", "Example:", "  ${COMMAND-FULL-NAME} --repair"})
final class RecountCounters extends DeskCommand {

  private static final int MAX_PRINTED = 20;

  private static final Comparator<CounterKey> ORDER =
      Comparator.comparing(CounterKey::view)
          .thenComparingLong(CounterKey::technicianId)
          .thenComparingLong(CounterKey::unit)
          .thenComparing(CounterKey::subtasks)
          .thenComparing(CounterKey::lastDay);

  @Option(names = "--repair", description = "Repair wrong counters.")
  private boolean repair;

  RecountCounters(CommandEnvironment commandEnvironment) {
    super(commandEnvironment, Tokens.NOT_NEEDED);
  }

  @Override
  void run(Settings settings, ResourceStack resourceStack) {
    VerificationResult verificationResult = verify(DeskFactory.open(settings, resourceStack));
    PrintWriter out = commandEnvironment().out();
    print(verificationResult, out);
    String differences = number(verificationResult.differences().size(), "counter");
    if (verificationResult.agrees()) {
      out.println("Verified %s: all counters are correct.".formatted(requests(verificationResult)));
    } else if (repair) {
      out.println("Verified %s: repaired %s.".formatted(requests(verificationResult), differences));
    } else {
      throw new CommandFailedException(
          "verified %s: wrong: %s; recount --repair corrects them"
              .formatted(requests(verificationResult), differences));
    }
  }

  private VerificationResult verify(PostgresDesk desk) {
    try (Progress progress = Progress.start(commandEnvironment().err())) {
      return desk.recount(
          repair,
          requests ->
              progress.update(String.format(Locale.ROOT, "verified %,d requests", requests)));
    }
  }

  private static void print(VerificationResult verificationResult, PrintWriter out) {
    List<CounterDifference> counters = new ArrayList<>();
    List<String> cells = new ArrayList<>();
    for (VerificationResult.Difference difference : verificationResult.differences()) {
      switch (difference) {
        case CounterDifference counter -> counters.add(counter);
        case CellDifference cell -> cells.add(text(cell));
      }
    }
    Stream.concat(
            counters.stream()
                .sorted(Comparator.comparing(CounterDifference::counter, ORDER))
                .map(RecountCounters::text),
            cells.stream().sorted())
        .limit(MAX_PRINTED)
        .forEach(out::println);
    int more = verificationResult.differences().size() - MAX_PRINTED;
    if (more > 0) {
      out.println("... and " + number(more, "counter") + " more");
    }
  }

  private static String unit(long key) {
    if (key == CounterKey.ANY_UNIT) {
      return "all units";
    }
    return key == UnitScope.WITHOUT_UNIT ? "no unit" : "unit " + key;
  }

  private static String text(CounterDifference difference) {
    CounterKey counterKey = difference.counter();
    return String.format(
        Locale.ROOT,
        "%s%s of %s%s%s: stored %,d, expected %,d",
        counterKey.view().wireName(),
        counterKey.technicianId() == CounterKey.ANYONE
            ? ""
            : " of person " + counterKey.technicianId(),
        unit(counterKey.unit()),
        counterKey.subtasks() ? ", subtasks" : "",
        counterKey.lastDay().equals(LocalDate.MAX) ? "" : ", until " + counterKey.lastDay(),
        difference.stored(),
        difference.expected());
  }

  private static String text(CellDifference difference) {
    CellKey key = difference.cell();
    Cell cell = key.cell();
    return String.format(
        Locale.ROOT,
        "cell %s%s%s of %s, status %d, priority %d%s%s%s: stored %,d, expected %,d",
        key.family().name().toLowerCase(Locale.ROOT),
        key.technicianId() == CellKey.ANYONE ? "" : " of person " + key.technicianId(),
        key.day() == null ? "" : " on " + key.day(),
        unit(key.unit()),
        cell.status().id(),
        cell.priority().id(),
        cell.assigned() ? ", assigned" : "",
        cell.subtask() ? ", subtasks" : "",
        cell.hasOpenSubtasks() ? ", with open subtasks" : "",
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
