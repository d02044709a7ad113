package io.technicianviews.http.internal.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import io.technicianviews.application.ServiceDesk;
import io.technicianviews.application.ViewQuery;
import io.technicianviews.application.export.ViewExport;
import io.technicianviews.domain.inmemory.InMemoryDesk;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.request.RequestListItem;
import io.technicianviews.domain.view.View;
import io.technicianviews.http.ClientTimeouts;
import io.technicianviews.testkit.InMemoryDesks;
import io.technicianviews.testkit.TestDesk;
import io.technicianviews.testkit.TestRequest;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An export by the server of an application, whose connections have no limits. */
@Timeout(60)
class CsvRouteTest {

  private static final String GET = "GET /export HTTP/1.1\r\nHost: x\r\n\r\n";

  private final InMemoryDesk memory = new InMemoryDesk(() -> TestDesk.NOON);
  private final TestDesk desk = new TestDesk(InMemoryDesks.of(memory));

  @Test
  void isClosedIfTheClientDoesNotReadItInTime() throws Exception {
    Person admin = desk.admin("Ada");
    desk.request(TestRequest.request());
    CountDownLatch closed = new CountDownLatch(1);
    try (ServiceDesk service = ServiceDesk.builder().storage(memory).build();
        ViewExport rows =
            service
                .technicianViews()
                .export(admin.id(), ViewQuery.of(View.ALL_TICKETS))
                .orElseThrow()) {
      ViewExport endless = new Endless(rows.next().getFirst(), closed);
      Javalin server = started(endless);
      try (Socket client = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
        OutputStream output = client.getOutputStream();
        output.write(GET.getBytes(StandardCharsets.US_ASCII));
        output.flush();
        closed.await();
      } finally {
        server.stop();
      }
    }
    assertThat(closed.getCount()).isZero();
  }

  @Test
  void theLimitIsNotShorterThanThatOfTheServer() {
    Duration response = Duration.ofMinutes(10);
    ClientTimeouts timeouts =
        new ClientTimeouts(
            ClientTimeouts.DEFAULTS.headers(), ClientTimeouts.DEFAULTS.body(), response);

    assertThat(new CsvRoute(timeouts).limit()).isGreaterThan(response);
  }

  private static Javalin started(ViewExport export) {
    return Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.jetty.addConnector(
                  (server, configuration) -> {
                    ServerConnector connector =
                        new ServerConnector(server, new HttpConnectionFactory(configuration));
                    connector.setIdleTimeout(Duration.ofHours(1).toMillis());
                    return connector;
                  });
              CsvRoute route = new CsvRoute(Duration.ofSeconds(1));
              config.routes.get("/export", ctx -> route.render(ctx, export, "rows"));
            })
        .start();
  }

  /** More rows than the buffers of a connection hold. */
  private record Endless(RequestListItem row, CountDownLatch closed) implements ViewExport {

    @Override
    public Instant asOf() {
      return TestDesk.NOON;
    }

    @Override
    public LocalDate day() {
      return TestDesk.TODAY.date();
    }

    @Override
    public List<RequestListItem> next() {
      return Collections.nCopies(500, row);
    }

    @Override
    public void close() {
      closed.countDown();
    }
  }
}
