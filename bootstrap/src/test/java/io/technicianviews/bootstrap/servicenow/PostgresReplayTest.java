package io.technicianviews.bootstrap.servicenow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Verifies that a replay into PostgreSQL has the same result as a plain import into memory. {@code
 * -Dtest.replay.as-of=2016-03-15} replays up to the day of the published figures.
 */
class PostgresReplayTest {

  private static final LocalDate AS_OF =
      LocalDate.parse(System.getProperty("test.replay.as-of", "2016-03-02"));

  private static final LocalDate TODAY = LocalDate.of(2029, 11, 7);

  @TempDir private Path dataDir;
  @TempDir private Path files;

  @Test
  void replaysTheRealLog() throws IOException {
    Optional<Path> real = RealLog.file();
    assumeTrue(real.isPresent(), "there is no real log next to the repository");
    ImportOptions options = new ImportOptions(AS_OF, TODAY, false);
    ImportedDesk plain = new ImportedDesk();
    ImportSummary imported = plain.imports(real.orElseThrow(), options);

    try (PostgresLogDesk desk = new PostgresLogDesk(dataDir)) {
      ReplayCounts counts = desk.replays(real.orElseThrow(), options, 4);

      assertThat(counts.total()).isEqualTo(imported.events());
      assertThat(counts.created()).isEqualTo(imported.incidents());
      Predicate<String> some = Set.of("administrator", "Resolver 17", "Resolver 216")::contains;
      assertThat(desk.picture(TODAY, some)).isEqualTo(plain.picture(TODAY, some));
    }
  }

  @Test
  void replaysARandomLogTwiceWithAnyNumberOfWriters() throws IOException {
    Path file = new RandomLog(new Random(1)).write(files.resolve("log.csv"), 60);
    ImportedDesk plain = new ImportedDesk();
    plain.imports(file, ImportOptions.PLAIN);
    LocalDate today = LocalDate.of(2019, 5, 7);

    try (PostgresLogDesk desk = new PostgresLogDesk(dataDir)) {
      assertThat(desk.replays(file, ImportOptions.PLAIN, 8).created()).isEqualTo(60);
      assertThat(desk.picture(today, any -> true)).isEqualTo(plain.picture(today));

      assertThat(desk.replays(file, ImportOptions.PLAIN, 1).created()).isZero();
      assertThat(desk.picture(today, any -> true)).isEqualTo(plain.picture(today));
    }
  }
}
