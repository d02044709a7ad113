package io.technicianviews.bootstrap.load;

import static java.util.Comparator.comparing;

import io.gatling.app.Gatling$;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Starts servers on generated data, runs the simulation, and prints the results. With {@code
 * load.url} it runs the simulation on running servers.
 *
 * <p>Argument: the directory of the packaged server, in which data and reports are written.
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
    Path loadDirectory = Files.createDirectories(directory.resolve("load-" + size));
    Path dataDir = loadDirectory.resolve("desk");
    Path tokens = PreparedDesk.prepare(size, dataDir, loadDirectory.resolve("tokens"));
    Path jar = directory.resolve("technician-views.jar");
    try (Servers servers =
        Servers.start(LoadSettings.servers(), LoadSettings.cores(), jar, dataDir, loadDirectory)) {
      LoadSettings.setServers(servers.urls(), tokens);
      return run(directory, servers.all());
    }
  }

  private static int run(Path directory, List<ServerProcess> servers) throws IOException {
    Path reports = directory.resolve("load-reports");
    int status =
        Gatling$.MODULE$.fromArgs(
            new String[] {"-s", DeskSimulation.class.getName(), "-rf", reports.toString()});
    System.out.println();
    System.out.print(DeskSimulation.RESULTS.text());
    for (ServerProcess server : servers) {
      System.out.println(server.url() + ": " + ServerMemory.of(server.pid()));
      ServerMeters.of(server.url()).forEach(System.out::println);
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
