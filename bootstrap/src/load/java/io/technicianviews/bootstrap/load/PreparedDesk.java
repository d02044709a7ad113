package io.technicianviews.bootstrap.load;

import io.technicianviews.bootstrap.generate.DeskGenerator;
import io.technicianviews.bootstrap.settings.Settings;
import io.technicianviews.bootstrap.settings.Settings.Tokens;
import io.technicianviews.bootstrap.wiring.DeskFactory;
import io.technicianviews.bootstrap.wiring.ResourceStack;
import io.technicianviews.bootstrap.wiring.TokenIssuer;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.port.BulkLoad;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.query.PeopleQuery;
import io.technicianviews.persistence.PostgresDesk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A helpdesk with generated data in a data directory. It is generated once; later runs reuse it
 * with the writes of earlier runs.
 */
final class PreparedDesk {

  private static final Duration TIMEOUT = Duration.ofMinutes(1);
  private static final Duration TOKENS_VALID_FOR = Duration.ofDays(1);
  private static final long SEED = 1;

  private PreparedDesk() {}

  /**
   * Generates the data if there are none, and issues a token for each technician.
   *
   * @param tokens the file for the tokens, which are in random order
   * @return {@code tokens}
   */
  static Path prepare(DeskSize size, Path dataDir, Path tokens) throws IOException {
    Settings settings = Settings.read(Map.of("DATA_DIR", dataDir.toString()), Tokens.NEEDED);
    try (ResourceStack resourceStack = ResourceStack.empty()) {
      PostgresDesk desk = DeskFactory.open(settings, resourceStack);
      generate(size, desk);
      return Files.write(tokens, issueTokens(technicians(desk), TokenIssuer.of(settings)));
    }
  }

  private static void generate(DeskSize size, PostgresDesk desk) {
    try (BulkLoad load = desk.loader().begin()) {
      if (load.contents() != BulkLoad.DeskContents.NOTHING) {
        return;
      }
    }
    Instant start = Instant.now();
    new DeskGenerator(size.plan(), start, desk.desk().timeZone())
        .generate(desk.loader(), generated -> {});
    System.out.printf(
        "generated %,d requests in %d s%n",
        size.requests(), Duration.between(start, Instant.now()).toSeconds());
  }

  private static List<Person> technicians(PostgresDesk desk) {
    try (Snapshot snapshot = desk.snapshots().open(TIMEOUT)) {
      int count = Math.toIntExact(snapshot.read(new PeopleQuery.PeopleTotal()));
      return snapshot.read(new PeopleQuery.PeoplePage(0, count)).stream()
          .filter(person -> person.active() && person.role() == Role.TECHNICIAN)
          .toList();
    }
  }

  private static List<String> issueTokens(List<Person> technicians, TokenIssuer tokens) {
    Instant now = Instant.now();
    List<String> issued = new ArrayList<>();
    for (Person technician : technicians) {
      issued.add(tokens.issue(technician.id(), now, TOKENS_VALID_FOR));
    }
    Collections.shuffle(issued, new Random(SEED));
    return issued;
  }
}
