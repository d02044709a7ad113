package io.technicianviews.bootstrap.postgres;

import java.util.List;
import java.util.stream.Stream;

/** The server's settings that differ from PostgreSQL's own. */
final class PostgresConf {
  /**
   * Written into postgresql.conf when the cluster is made; whoever operates the server may change
   * them there.
   */
  private static final List<String> OF_A_NEW_CLUSTER =
      List.of(
          // Several servers and commands may share this one, each with a pool.
          "max_connections=200",
          // A desk's unsolved requests and its indexes fit, and so does this into any machine that
          // runs the server.
          "shared_buffers=256MB",
          // What the system is likely to keep in its file cache; only an estimate for the planner.
          "effective_cache_size=1GB",
          // The data lies on an SSD today: reading here and there costs hardly more than reading
          // on.
          "random_page_cost=1.1",
          // The queries take milliseconds: compiling them would take longer.
          "jit=off",
          "timezone=UTC",
          "log_timezone=UTC",
          // One log file per day of the week, each emptied when its day comes again: a week of
          // history.
          "logging_collector=on",
          "log_filename=postgresql-%a.log",
          "log_file_mode=0600",
          "log_rotation_age=1d",
          "log_rotation_size=0",
          "log_truncate_on_rotation=on");

  private PostgresConf() {}

  static Stream<String> ofNewCluster() {
    return OF_A_NEW_CLUSTER.stream().flatMap(setting -> Stream.of("--set", setting));
  }

  /**
   * The options of a start, stronger than postgresql.conf: this machine's own connections only, and
   * no socket file, whose path must not be longer than some hundred bytes.
   */
  static String ofStart(int port) {
    return "-c port=" + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=";
  }
}
