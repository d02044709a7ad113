package io.technicianviews.bootstrap.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database cluster of a home, and the commands that make, start and stop it. Its callers hold
 * the gate.
 */
record Cluster(DataDirectory home, Binaries binaries) {
  private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);
  private static final Pattern MAJOR_VERSION = Pattern.compile("\\) (\\d+)");

  /**
   * How long a start may take that recovers from a crash, or a stop that writes its last
   * checkpoint.
   */
  private static final String PATIENCE_SECONDS = "300";

  /** Unpacks and initialises what is not there yet. */
  static Cluster in(DataDirectory dataDirectory) throws IOException {
    Cluster cluster = new Cluster(dataDirectory, Binaries.unpackedIn(dataDirectory));
    if (Files.exists(dataDirectory.data())) {
      cluster.requireSameMajorVersion();
    } else {
      cluster.initialise();
    }
    return cluster;
  }

  private void initialise() throws IOException {
    LOG.info("Making a new PostgreSQL database in {}", home.data());
    for (Path interrupted : home.unfinishedData()) {
      PrivateFiles.deleteTree(interrupted);
    }
    PasswordFile.generate(home);
    Path unfinished = home.newUnfinishedData();
    PostgresCommand.Result result =
        run(
            "initdb",
            Stream.concat(initialisation(unfinished), PostgresConf.ofNewCluster()).toList());
    if (!result.ok()) {
      throw PostgresErrors.of(home, "PostgreSQL could not make a database", result.output());
    }
    PrivateFiles.finish(unfinished, home.data());
  }

  private Stream<String> initialisation(Path target) {
    return Stream.of(
        "--pgdata=" + target,
        "--username=" + ConnectionInfo.USER,
        "--pwfile=" + home.password(),
        "--auth=scram-sha-256",
        "--data-checksums",
        "--encoding=UTF8",
        // PostgreSQL's own rules for text: the same on every system, whatever is installed there.
        "--locale=C",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--text-search-config=english");
  }

  private void requireSameMajorVersion() throws IOException {
    String made = Files.readString(home.data().resolve("PG_VERSION")).strip();
    String ours = majorVersion();
    if (!made.equals(ours)) {
      throw new EmbeddedPostgresException(
          "%s was made by PostgreSQL %s, and this is PostgreSQL %s. Nothing was changed. "
                  .formatted(home.data(), made, ours)
              + "Convert it (pg_upgrade, or pg_dump from the old version), name another DATA_DIR,"
              + " or set DATABASE_URL.");
    }
  }

  private String majorVersion() {
    String version = run("postgres", List.of("--version")).output();
    Matcher matcher = MAJOR_VERSION.matcher(version);
    if (!matcher.find()) {
      throw new EmbeddedPostgresException("PostgreSQL does not run here: " + version.strip());
    }
    return matcher.group(1);
  }

  /**
   * Starts the server and waits until it accepts connections. It is a session of its own: no Ctrl-C
   * reaches it.
   */
  PostgresCommand.Result start(int port) throws IOException {
    Files.deleteIfExists(home.startLog());
    LOG.info("Starting PostgreSQL on port {}", port);
    return control("start", "--log=" + home.startLog(), "--options=" + PostgresConf.ofStart(port));
  }

  /** Stops the server in order, whatever connections it has. */
  void stop() throws IOException {
    LOG.info("Stopping PostgreSQL");
    PostgresCommand.Result result = control("stop", "--mode=fast");
    // A stop that lost its parent may have come first.
    if (!result.ok() && Postmaster.running(home.data()).isPresent()) {
      throw PostgresErrors.of(home, "PostgreSQL could not be stopped", result.output());
    }
  }

  private PostgresCommand.Result control(String action, String... options) {
    Stream<String> common =
        Stream.of(
            action,
            "--silent",
            "--wait",
            "--timeout=" + PATIENCE_SECONDS,
            "--pgdata=" + home.data());
    return run("pg_ctl", Stream.concat(common, Stream.of(options)).toList());
  }

  private PostgresCommand.Result run(String program, List<String> arguments) {
    return PostgresCommand.run(
        Stream.concat(Stream.of(binaries.program(program).toString()), arguments.stream())
            .toList());
  }
}
