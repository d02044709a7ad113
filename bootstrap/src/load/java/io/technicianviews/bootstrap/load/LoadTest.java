package io.technicianviews.bootstrap.load;

import static java.util.Comparator.comparing;

import io.gatling.app.Gatling$;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Starts servers on a desk of some size, lets the simulation loose on them, and tells what came of
 * it. With {@code load.url} the servers are somebody else's, and only the simulation is run.
 *
 * <p>Argument: the directory that holds the packaged server and gets the desk and the reports.
 */
public final class LoadTest {

  private LoadTest() {}

  public static void main(String[] args) throws IOException {
    Path directory = Path.of(args[0]);
    int status = LoadSettings.hasUrl() ? run(directory, List.of()) : runOnOwnServers(directory);
    System.exit(status);
  }

  private static int runOnOwnServers(Path directory) throws IOException {
    DeskSize size = DeskSize.ofSystemProperties();
    Path home = Files.createDirectories(directory.resolve("load-" + size));
    Path dataDir = home.resolve("desk");
    Path tokens = PreparedDesk.prepare(size, dataDir, home.resolve("tokens"));
    Path jar = directory.resolve("technician-views.jar");
    try (Servers servers = Servers.start(LoadSettings.servers(), jar, dataDir, home)) {
      LoadSettings.found(servers.urls(), tokens);
      return run(directory, servers.all());
    }
  }

  private static int run(Path directory, List<ServerProcess> servers) throws IOException {
    Path reports = directory.resolve("load-reports");
    int status =
        Gatling$.MODULE$.fromArgs(
            new String[] {"-s", DeskSimulation.class.getName(), "-rf", reports.toString()});
    System.out.println();
    System.out.print(DeskSimulation.TALLY.text());
    for (ServerProcess server : servers) {
      System.out.println(server.url() + ": " + ServerMemory.of(server.pid()));
    }
    System.out.println("report: " + newest(reports).resolve("index.html"));
    return status;
  }

  private static Path newest(Path reports) throws IOException {
    try (Stream<Path> all = Files.list(reports)) {
      return all.max(comparing(Path::getFileName)).orElse(reports);
    }
  }
}
