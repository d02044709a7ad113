package io.technicianviews.bootstrap.postgres;

import java.util.List;
import java.util.stream.Stream;

/** The server settings that differ from PostgreSQL's defaults. */
final class PostgresConf {
  /** The initial contents of postgresql.conf. The operator can change them there. */
  private static final List<String> NEW_CLUSTER =
      List.of(
          // Several servers and commands share this PostgreSQL, each with a pool.
          "max_connections=200",
          // Enough for the unsolved requests of a helpdesk and their indexes, and small enough for
          // any machine that runs the server.
          "shared_buffers=256MB",
          // An estimate of the operating system's file cache, for the planner only.
          "effective_cache_size=1GB",
          // On an SSD random reads cost hardly more than sequential ones.
          "random_page_cost=1.1",
          // The queries take milliseconds; compilation would take longer.
          "jit=off",
          "timezone=UTC",
          "log_timezone=UTC",
          // One log file per day of the week, each truncated a week later.
          "logging_collector=on",
          "log_filename=postgresql-%a.log",
          "log_file_mode=0600",
          "log_rotation_age=1d",
          "log_rotation_size=0",
          "log_truncate_on_rotation=on");

  private PostgresConf() {}

  static Stream<String> initdbOptions() {
    return NEW_CLUSTER.stream().flatMap(setting -> Stream.of("--set", setting));
  }

  /**
   * The command-line options of a start, which override postgresql.conf: loopback connections only,
   * and no Unix socket, whose path is limited to about a hundred bytes.
   */
  static String startOptions(int port) {
    return "-c port=" + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=";
  }
}
