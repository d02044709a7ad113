package io.technicianviews.bootstrap.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.technicianviews.bootstrap.postgres.EmbeddedPostgres;
import io.technicianviews.bootstrap.postgres.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.text.ParseException;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands on a real database, which is shared by these tests. */
class CommandsTest {

  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

  @TempDir private static Path dataDir;
  @TempDir private Path files;
  private static EmbeddedPostgres postgres;

  @BeforeAll
  static void start() throws IOException {
    TestDatabase.initializedBefore(dataDir);
    postgres = EmbeddedPostgres.join(dataDir);
    assertThat(run("migrate").out()).matches("Applied \\d+ migrations?\\.\\R");
    assertThat(generated(1).exitCode()).isZero();
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
    TestDatabase.cleanUp(dataDir);
  }

  @Test
  void migratingAgainDoesNothing() {
    CommandRun again = run("migrate");

    assertThat(again.exitCode()).isZero();
    assertThat(again.out()).contains("nothing to do");
    assertThat(again.err()).isEmpty();
  }

  @Test
  void countersWithExternalWritesAreVerifiedAndRepaired() throws SQLException {
    assertThat(run("recount").out()).contains("all counters are correct");
    execute("update service_request set priority_id = 5 - priority_id where solved_at is null");

    CommandRun found = run("recount");
    CommandRun mended = run("recount", "--repair");

    assertThat(found.exitCode()).isOne();
    assertThat(found.out())
        .contains("urgent_high_priority of")
        .contains("stored")
        .contains("expected");
    assertThat(found.err()).contains("recount --repair");
    assertThat(mended.exitCode()).isZero();
    assertThat(mended.out()).contains("repaired");
    assertThat(run("recount").exitCode()).isZero();
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = TestDatabase.connect(postgres)) {
      connection.createStatement().execute(sql);
    }
  }

  @Test
  void onlyTheTokenIsPrinted() throws ParseException {
    CommandRun run = run("token", "--role", "admin", "--valid-for", "30m");

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out().lines()).hasSize(1);
    JWTClaimsSet claims = claims(run);
    assertThat(claims.getIssueTime()).isEqualTo(NOW);
    assertThat(claims.getExpirationTime()).isEqualTo(NOW.plusSeconds(1800));
    assertThat(claims.getAudience()).isEmpty();
  }

  @Test
  void theSamePersonIsFoundByIdAndByName() throws ParseException {
    String admin = claims(run("token", "--role", "admin")).getSubject();

    assertThat(claims(run("token", "--person", admin)).getSubject()).isEqualTo(admin);
    CommandRun byName = run("token", "--name", "Administrator");
    assertThat(claims(byName).getSubject()).isEqualTo(admin);
  }

  @Test
  void aTokenMayBeForAnAdminWhoIsAddedToTheDesk() throws Exception {
    String added = claims(run("token", "--new-admin", "Ada the First")).getSubject();
    assertThat(claims(run("token", "--name", "Ada the First")).getSubject()).isEqualTo(added);
    assertFails(run("token", "--new-admin", " "), "the name must not be blank");
  }

  @Test
  void theAudienceIsInTheToken() throws ParseException {
    Map<String, String> audience =
        Map.of("DATA_DIR", dataDir.toString(), "JWT_AUDIENCE", "desk.example.org");

    assertThat(claims(CommandRun.at(NOW, audience, "token", "--role", "admin")).getAudience())
        .containsExactly("desk.example.org");
  }

  @Test
  void anUnknownPersonGetsAHintInsteadOfAToken() {
    assertFails(run("token", "--person", "999999"), "there is no person", "999999", "--role");
    assertFails(
        run("token", "--name", "Nobody Really"), "there is no person", "Nobody Really", "--role");
  }

  @Test
  void aKeySetIssuesItsTokensItself() {
    Map<String, String> keySet =
        Map.of("DATA_DIR", dataDir.toString(), "JWKS_URL", "https://id.example.org/keys");

    assertFails(
        CommandRun.of(keySet, "token", "--role", "admin"), "JWKS_URL", "https://id.example.org");
    assertFails(
        CommandRun.of(keySet, "token", "--new-admin", "Not Added"), "JWKS_URL", "first-admin");
    assertFails(run("token", "--name", "Not Added"), "there is no person");
  }

  @Test
  void theFirstAdminIsRefusedOnceThereIsOne() {
    assertFails(
        run("first-admin", "Eve"), "the helpdesk has an admin already", "token --role admin");
    assertFails(run("token", "--name", "Eve"), "there is no person");
    assertFails(run("first-admin", " "), "the name must not be blank");
  }

  @Test
  void severalOfOneNameAreListed() {
    String name = "Simon Twofold";
    TestPeople.add(postgres, name, name);

    CommandRun run = run("token", "--name", name);
    assertFails(run, "2 people are named", name);
    assertThat(run.err()).containsPattern("--person \\d+ or --person \\d+");
  }

  @Test
  void generatedDataIsCounted() {
    CommandRun run = generated(2);

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .matches("Generated 500 requests: \\d+ unsolved, \\d+ subtasks, [\\d,]+ messages\\.\\R");
  }

  @Test
  void aRepeatedImportChangesNothing() throws IOException {
    Path log = sample();
    CommandRun first = run("import", "servicenow", log.toString());
    CommandRun second = run("import", "servicenow", log.toString());

    assertThat(first.exitCode()).isZero();
    assertThat(first.err()).isEmpty();
    assertThat(first.out())
        .contains("Imported 6 incidents")
        .containsPattern("The helpdesk has [\\d,]{3,} requests now\\.");
    assertThat(second.exitCode()).isZero();
    assertThat(second.out()).contains("(0 new");
  }

  @Test
  void aLogIsReplayedAndAgainWithNothingNew() throws IOException {
    Path log = sample();
    CommandRun first = run("import", "servicenow", log.toString(), "--replay", "--writers", "3");
    CommandRun second = run("import", "servicenow", log.toString(), "--replay");

    assertThat(first.exitCode()).as(first.err()).isZero();
    assertThat(first.err()).isEmpty();
    assertThat(first.out()).contains("Replayed 17 events").contains("3 business units");
    assertThat(second.exitCode()).isZero();
    assertThat(second.out()).contains("Replayed 17 events").contains(": 0 created a request");
  }

  @Test
  void aBadRowIsReportedByLineAndNothingIsImportedUnlessItIsSkipped() throws IOException {
    Path log = sample();
    Files.writeString(log, Files.readString(log).replaceFirst("INC1,Active", "INC1,Sleeping"));

    CommandRun refused = run("import", "servicenow", log.toString());
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err())
        .containsPattern("line \\d+: .*Sleeping")
        .contains("nothing was imported")
        .contains("--skip-bad-rows");

    CommandRun skipped = run("import", "servicenow", log.toString(), "--skip-bad-rows");
    assertThat(skipped.exitCode()).isZero();
    assertThat(skipped.out()).contains("Skipped 1 invalid row");
  }

  @Test
  void aFileWithoutAUsableRowFails() throws IOException {
    Path log = sample();
    Files.writeString(log, Files.readString(log).replaceAll("INC(\\d),[^,]+", "INC$1,Sleeping"));

    CommandRun run = run("import", "servicenow", log.toString(), "--skip-bad-rows");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("line 2: incident_state must be one of")
        .contains("contains nothing to import: all of its 17 rows are invalid");
  }

  @Test
  void aCheckReportsWhatWouldBeImportedWithoutADesk(@TempDir Path empty) throws IOException {
    Map<String, String> elsewhere = Map.of("DATA_DIR", empty.resolve("desk").toString());
    Path log = sample();

    CommandRun good = CommandRun.of(elsewhere, "import", "servicenow", log.toString(), "--check");
    Files.writeString(log, Files.readString(log).replaceFirst("INC1,Active", "INC1,Sleeping"));
    CommandRun bad = CommandRun.of(elsewhere, "import", "servicenow", log.toString(), "--check");

    assertThat(good.exitCode()).as(good.err()).isZero();
    assertThat(good.out())
        .contains(
            "Format: event log, UTF-8, separated by \",\", times: day/month/year hour:minute.")
        .contains("number = \"number\"")
        .contains("Rows: 17, invalid: 0. Events: 17, from 2019-05-01 to 2019-05-05.")
        .contains("Requests: 6 (open 1, ")
        .contains("nothing was imported");
    assertThat(bad.exitCode()).isEqualTo(1);
    assertThat(bad.out()).contains("Rows: 17, invalid: 1.");
    assertThat(bad.err()).containsPattern("line \\d+: .*Sleeping").contains("--skip-bad-rows");
    try (var files = Files.list(empty)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void aFileThatIsNoLogIsReportedInOneLine() throws IOException {
    Path none = files.resolve("none.csv");
    assertFails(run("import", "servicenow", none.toString()), none.toString(), "no such file");

    Path other = Files.writeString(files.resolve("other.csv"), "a,b\n1,2\n");
    assertFails(run("import", "servicenow", other.toString()), other.toString());
  }

  @Test
  void anotherTimeZoneIsRefused() {
    Map<String, String> elsewhere =
        Map.of("DATA_DIR", dataDir.toString(), "DESK_TIME_ZONE", "Asia/Tokyo");

    CommandRun run = CommandRun.of(elsewhere, "migrate");

    assertFails(2, run, "DESK_TIME_ZONE", "UTC", "Asia/Tokyo");
  }

  @Test
  void aWrongPasswordIsReportedInOneLine() {
    String url =
        postgres.jdbcUrl().replace("jdbc:postgresql://", "postgres://" + postgres.user() + ":no@");

    CommandRun run = CommandRun.of(Map.of("DATABASE_URL", url), "migrate");
    assertFails(run, "DATABASE_URL", "password authentication failed");
    assertThat(run.err()).doesNotContain(":no@");
  }

  @Test
  void theSameDatabaseIsReachedByItsAddress() {
    String url =
        postgres
            .jdbcUrl()
            .replace(
                "jdbc:postgresql://",
                "postgres://" + postgres.user() + ":" + postgres.password() + "@");

    CommandRun run = CommandRun.of(Map.of("DATABASE_URL", url), "migrate");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("nothing to do");
  }

  private static CommandRun generated(int seed) {
    return run(
        "generate", "--requests", "500", "--technicians", "4", "--seed", Integer.toString(seed));
  }

  private static CommandRun run(String... arguments) {
    return CommandRun.at(NOW, Map.of("DATA_DIR", dataDir.toString()), arguments);
  }

  private static JWTClaimsSet claims(CommandRun token) throws ParseException {
    return SignedJWT.parse(token.out().strip()).getJWTClaimsSet();
  }

  private static void assertFails(CommandRun run, String... reasons) {
    assertFails(1, run, reasons);
  }

  private static void assertFails(int exitCode, CommandRun run, String... reasons) {
    assertThat(run.exitCode()).isEqualTo(exitCode);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines()).singleElement().asString().contains(reasons);
  }

  private Path sample() throws IOException {
    Path log = files.resolve("log.csv");
    try (InputStream in = CommandsTest.class.getResourceAsStream("../servicenow/sample.csv")) {
      Files.copy(Objects.requireNonNull(in), log);
    }
    return log;
  }
}
