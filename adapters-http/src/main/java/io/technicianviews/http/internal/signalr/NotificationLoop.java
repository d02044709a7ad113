package io.technicianviews.http.internal.signalr;

import io.technicianviews.application.Caller;
import io.technicianviews.application.Result;
import io.technicianviews.application.TicketEvent;
import io.technicianviews.application.TicketStream;
import io.technicianviews.domain.port.DeskUnavailableException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loop that sends updates to a client, from its handshake to the end of the connection. */
final class NotificationLoop {

  private static final Logger LOG = LoggerFactory.getLogger(NotificationLoop.class);

  /** Interval of the checks of the client's activity and of its token. */
  private static final Duration CHECK_INTERVAL = Duration.ofSeconds(1);

  private final TicketHub hub;
  private final HubConnection connection;
  private final MessageSender messageSender;

  NotificationLoop(TicketHub hub, HubConnection connection, MessageSender messageSender) {
    this.hub = hub;
    this.connection = connection;
    this.messageSender = messageSender;
  }

  /** Runs until the connection is closed. */
  void run() {
    try {
      TicketStream stream =
          connection.stream().get(hub.times().handshake().toNanos(), TimeUnit.NANOSECONDS);
      while (!messageSender.isClosed()) {
        sendNext(stream);
      }
    } catch (CancellationException e) {
      if (connection.isStopping()) {
        connection.end(null, true);
      }
    } catch (TimeoutException e) {
      connection.end("The handshake was not received in time.", false);
    } catch (DeskUnavailableException e) {
      connection.end(TicketHub.UNAVAILABLE, true);
    } catch (RuntimeException | ExecutionException e) {
      LOG.error("the updates of a client of the hub have failed", e);
      connection.end("An internal error occurred; the server's log has details.", true);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      connection.end(null, true);
    }
  }

  private void sendNext(TicketStream stream) {
    TicketEvent event = stream.next(shorter(CHECK_INTERVAL, hub.times().ping()));
    if (event != null) {
      send(event);
    } else if (stream.isOver()) {
      endOfStream();
      return;
    }
    Optional<String> closeReason = closeReason();
    if (closeReason.isPresent()) {
      connection.end(closeReason.get(), true);
    } else if (isPast(messageSender.lastSent(), hub.times().ping())) {
      messageSender.send(hub.messages().ping());
    }
  }

  private void send(TicketEvent event) {
    boolean ofTicket = connection.subscriptions().has(event.requestId());
    boolean ofUser = event.own() && connection.subscriptions().hasOwn();
    if (ofTicket || ofUser) {
      TicketUpdate update = TicketUpdate.of(event);
      if (ofTicket) {
        messageSender.send(hub.messages().invocation("TicketUpdate", update));
      }
      if (ofUser) {
        messageSender.send(hub.messages().invocation("UserTicketUpdate", update));
      }
    }
  }

  /** Returns the reason why the connection must be closed; empty if there is none. */
  private Optional<String> closeReason() {
    return isPast(connection.lastReceived(), hub.times().silence())
        ? Optional.of("The client sent no message in time, not even a ping.")
        : connection.expiry();
  }

  private void endOfStream() {
    if (connection.isStopping() || messageSender.isClosed()) {
      connection.end(null, true);
      return;
    }
    String refusal =
        switch (hub.desk().caller(connection.personId())) {
          case Result.Refused<Caller> refused -> hub.refusals().apply(refused.refusal());
          case Result.Success<Caller> admitted -> null;
        };
    end(refusal);
  }

  private void end(@Nullable String refusal) {
    if (refusal == null) {
      connection.end("Updates were lost: reload displayed data.", true);
    } else {
      connection.end(refusal, false);
    }
  }

  private static boolean isPast(long since, Duration duration) {
    return System.nanoTime() - since >= duration.toNanos();
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
