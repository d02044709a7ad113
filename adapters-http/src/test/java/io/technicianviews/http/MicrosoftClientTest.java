package io.technicianviews.http;

import static io.technicianviews.http.SampleDesk.ADMIN;
import static io.technicianviews.http.SampleDesk.PAYSLIP;
import static io.technicianviews.http.SampleDesk.PRINTER;
import static io.technicianviews.http.SampleDesk.TECHNICIAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.signalr.HubConnection;
import com.microsoft.signalr.HubConnectionBuilder;
import com.microsoft.signalr.HubConnectionState;
import com.microsoft.signalr.TransportEnum;
import io.reactivex.rxjava3.core.Single;
import io.technicianviews.domain.patch.RequestPatch;
import io.technicianviews.http.internal.signalr.HubTimeouts;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The hub with Microsoft's Java client. */
@Timeout(120)
class MicrosoftClientTest {

  private final HubDesk desk = HubDesk.open(HubTimeouts.DEFAULTS);
  private final BlockingQueue<Long> subscribed = new LinkedBlockingQueue<>();
  private final BlockingQueue<Map<?, ?>> updates = new LinkedBlockingQueue<>();
  private final BlockingQueue<Map<?, ?>> userUpdates = new LinkedBlockingQueue<>();

  private volatile boolean over;

  @AfterEach
  void close() {
    over = true;
    desk.close();
  }

  private HubConnection connection(long person) {
    HubConnection connection =
        HubConnectionBuilder.create("http://127.0.0.1:" + desk.port() + "/hubs/tickets")
            .withAccessTokenProvider(Single.just(Tokens.of(person)))
            .withTransport(TransportEnum.ALL)
            .build();
    connection.on("TicketSubscribed", subscribed::add, Long.class);
    connection.on("TicketUpdate", updates::add, Map.class);
    connection.on("UserTicketUpdate", userUpdates::add, Map.class);
    return connection;
  }

  private void retitle(String subject) {
    desk.desk()
        .commands()
        .update(ADMIN, PRINTER, RequestPatch.NOTHING.subject(subject))
        .orElseThrow();
  }

  private static <T> T next(BlockingQueue<T> queue) {
    try {
      T next = queue.poll(30, TimeUnit.SECONDS);
      assertThat(next).as("no message was received").isNotNull();
      return next;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void connectsSubscribesAndReceivesChanges() {
    HubConnection connection = connection(TECHNICIAN);
    connection.start().blockingAwait();
    assertThat(connection.getConnectionState()).isEqualTo(HubConnectionState.CONNECTED);
    connection.invoke("SubscribeToTicket", PRINTER).blockingAwait();
    assertThat(next(subscribed)).isEqualTo(PRINTER);
    connection.invoke("SubscribeToTicket", Long.toString(SampleDesk.TONER)).blockingAwait();
    assertThat(next(subscribed)).isEqualTo(SampleDesk.TONER);
    retitle("New");

    Map<?, ?> update = next(updates);
    assertThat(update.get("request_id")).isEqualTo((double) PRINTER);
    assertThat(update.get("update_type")).isEqualTo("updated");
    connection.stop().blockingAwait();
    desk.waitUntilDisconnected();
  }

  @Test
  void receivesChangesOfThePersonsOwnTickets() {
    HubConnection connection = connection(SampleDesk.REQUESTER);
    CountDownLatch answered = new CountDownLatch(1);
    connection.on("UserTicketsSubscribed", answered::countDown);
    connection.start().blockingAwait();
    connection.send("SubscribeToUserTickets");
    assertThat(awaited(answered)).isTrue();
    retitle("New");
    assertThat(next(userUpdates).get("request_id")).isEqualTo((double) PRINTER);
    connection.stop().blockingAwait();
  }

  @Test
  void receivesErrors() {
    HubConnection connection = connection(TECHNICIAN);
    connection.start().blockingAwait();
    assertThatThrownBy(() -> connection.invoke("SubscribeToTicket", PAYSLIP).blockingAwait())
        .hasMessageContaining("The request does not exist, or you may not see it");
    assertThatThrownBy(() -> connection.invoke("Subscribe").blockingAwait())
        .hasMessageContaining("there are SubscribeToTicket");
    assertThat(connection.getConnectionState()).isEqualTo(HubConnectionState.CONNECTED);
    connection.stop().blockingAwait();

    HubConnection unknownUser = connection(SampleDesk.UNKNOWN_PERSON);
    assertThatThrownBy(() -> unknownUser.start().blockingAwait()).hasMessageContaining("401");
  }

  /** This client has no automatic reconnect: the application starts it again after a close. */
  @Test
  void resumesAfterARestartOfTheServer() {
    HubConnection connection = connection(TECHNICIAN);
    AtomicInteger closed = new AtomicInteger();
    connection.onClosed(
        error -> {
          closed.incrementAndGet();
          if (!over) {
            Thread.ofVirtual().start(() -> begin(connection));
          }
        });
    begin(connection);
    assertThat(next(subscribed)).isEqualTo(PRINTER);

    desk.restart();
    assertThat(next(subscribed)).isEqualTo(PRINTER);
    retitle("After the restart");
    assertThat(next(updates).get("update_type")).isEqualTo("updated");
    assertThat(closed).hasPositiveValue();
    over = true;
    connection.stop().blockingAwait();
  }

  /** Starts the connection, until it has succeeded, and subscribes. */
  private void begin(HubConnection connection) {
    while (!over) {
      try {
        connection.start().blockingAwait();
        connection.send("SubscribeToTicket", PRINTER);
        return;
      } catch (RuntimeException e) {
        // The server is not up yet.
      }
    }
  }

  private static boolean awaited(CountDownLatch latch) {
    try {
      return latch.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
