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
 * The database cluster of a data directory, with the commands that create, start and stop it.
 * Callers hold the {@link ProcessLock}.
 */
record Cluster(DataDirectory dataDirectory, Binaries binaries) {
  private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);
  private static final Pattern MAJOR_VERSION = Pattern.compile("\\) (\\d+)");

  /** The limit for a start with crash recovery, and for a stop with its last checkpoint. */
  private static final String TIMEOUT_SECONDS = "300";

  /** Unpacks the binaries and initializes the cluster, where missing. */
  static Cluster openOrCreate(DataDirectory dataDirectory) throws IOException {
    Cluster cluster = new Cluster(dataDirectory, Binaries.unpack(dataDirectory));
    if (Files.exists(dataDirectory.data())) {
      cluster.requireSameMajorVersion();
    } else {
      cluster.initialize();
    }
    return cluster;
  }

  private void initialize() throws IOException {
    LOG.info("Creating a PostgreSQL database in {}", dataDirectory.data());
    for (Path interrupted : dataDirectory.unfinishedData()) {
      PrivateFiles.deleteTree(interrupted);
    }
    PasswordFile.generate(dataDirectory);
    Path unfinished = dataDirectory.newUnfinishedData();
    PostgresCommand.Result result =
        run(
            "initdb",
            Stream.concat(initdbOptions(unfinished), PostgresConf.initdbOptions()).toList());
    if (!result.ok()) {
      throw PostgresErrors.of(
          dataDirectory, "PostgreSQL could not create a database", result.output());
    }
    PrivateFiles.finish(unfinished, dataDirectory.data());
  }

  private Stream<String> initdbOptions(Path target) {
    return Stream.of(
        "--pgdata=" + target,
        "--username=" + ConnectionInfo.USER,
        "--pwfile=" + dataDirectory.password(),
        "--auth=scram-sha-256",
        "--data-checksums",
        "--encoding=UTF8",
        // The built-in locale sorts the same on every system, whatever locales are installed.
        "--locale=C",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--text-search-config=english");
  }

  private void requireSameMajorVersion() throws IOException {
    String clusterVersion = Files.readString(dataDirectory.data().resolve("PG_VERSION")).strip();
    String ownVersion = majorVersion();
    if (!clusterVersion.equals(ownVersion)) {
      throw new EmbeddedPostgresException(
          "%s was created by PostgreSQL %s, and this is PostgreSQL %s. Nothing was changed. "
                  .formatted(dataDirectory.data(), clusterVersion, ownVersion)
              + "Convert it (pg_upgrade, or pg_dump with the old version), choose another DATA_DIR,"
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
   * Starts the server and waits until it accepts connections. It runs in its own session, so that
   * Ctrl-C does not stop it.
   */
  PostgresCommand.Result start(int port) throws IOException {
    Files.deleteIfExists(dataDirectory.startLog());
    LOG.info("Starting PostgreSQL on port {}", port);
    return control(
        "start",
        "--log=" + dataDirectory.startLog(),
        "--options=" + PostgresConf.startOptions(port));
  }

  /** Stops the server in order; open connections are closed. */
  void stop() throws IOException {
    LOG.info("Stopping PostgreSQL");
    PostgresCommand.Result result = control("stop", "--mode=fast");
    // The stop of a process that was killed may have completed first.
    if (!result.ok() && Postmaster.running(dataDirectory.data()).isPresent()) {
      throw PostgresErrors.of(dataDirectory, "PostgreSQL could not be stopped", result.output());
    }
  }

  private PostgresCommand.Result control(String action, String... options) {
    Stream<String> commonOptions =
        Stream.of(
            action,
            "--silent",
            "--wait",
            "--timeout=" + TIMEOUT_SECONDS,
            "--pgdata=" + dataDirectory.data());
    return run("pg_ctl", Stream.concat(commonOptions, Stream.of(options)).toList());
  }

  private PostgresCommand.Result run(String program, List<String> arguments) {
    return PostgresCommand.run(
        Stream.concat(Stream.of(binaries.program(program).toString()), arguments.stream())
            .toList());
  }
}
