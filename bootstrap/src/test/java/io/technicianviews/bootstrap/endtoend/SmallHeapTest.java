package io.technicianviews.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.bootstrap.postgres.TestDatabase;
import io.technicianviews.domain.view.View;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verifies that the heap size that operating.md recommends serves many concurrent clients. */
class SmallHeapTest {

  private static final int CLIENTS = 64;
  private static final int REQUESTS_EACH = 200;
  private static final String[] VIEWS =
      Arrays.stream(View.values())
          .map(view -> view.name().toLowerCase(Locale.ROOT))
          .toArray(String[]::new);

  @Test
  void aHeapOf128MebibytesServes64Clients(@TempDir Path dataDir)
      throws IOException, InterruptedException, ExecutionException {
    TestDatabase.initializedBefore(dataDir);
    Map<String, String> settings = Map.of("JAVA_TOOL_OPTIONS", "-Xmx128m", "LOG_LEVEL", "warn");
    try (ServerProcess server = ServerProcess.launch(dataDir, settings).ready()) {
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Future<?>> clients = new ArrayList<>();
        for (int number = 0; number < CLIENTS; number++) {
          Client client = number % 2 == 0 ? server.technician() : server.admin();
          int first = number;
          clients.add(threads.submit(() -> readPages(client, first)));
        }
        for (Future<?> client : clients) {
          client.get();
        }
      }
      assertThat(server.terminate()).isEqualTo(143);
    }
    TestDatabase.cleanUp(dataDir);
  }

  /** Largest pages, of different views and depths, so that not all of them are cached. */
  private static void readPages(Client client, int first) {
    for (int number = first; number < first + REQUESTS_EACH; number++) {
      client.page(VIEWS[number % VIEWS.length], 1 + number % 7, 100);
    }
  }
}
