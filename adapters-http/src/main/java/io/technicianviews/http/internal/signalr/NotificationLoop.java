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

/** Tells a client what happens, from its handshake to the end of the connection. */
final class NotificationLoop {

  private static final Logger LOG = LoggerFactory.getLogger(NotificationLoop.class);

  /** How often it is looked whether the client is there, and its token valid. */
  private static final Duration BEAT = Duration.ofSeconds(1);

  private final TicketHub hub;
  private final HubConnection connection;
  private final MessageSender messageSender;

  NotificationLoop(TicketHub hub, HubConnection connection, MessageSender messageSender) {
    this.hub = hub;
    this.connection = connection;
    this.messageSender = messageSender;
  }

  /** Returns when the connection is over. */
  void run() {
    try {
      TicketStream stream =
          connection.stream().get(hub.times().handshake().toNanos(), TimeUnit.NANOSECONDS);
      while (!messageSender.isClosed()) {
        tellNext(stream);
      }
    } catch (CancellationException e) {
      if (connection.isLeaving()) {
        connection.end(null, true);
      }
    } catch (TimeoutException e) {
      connection.end("The handshake did not come in time.", false);
    } catch (DeskUnavailableException e) {
      connection.end(TicketHub.UNAVAILABLE, true);
    } catch (RuntimeException | ExecutionException e) {
      LOG.error("a client of the hub could not be told any more", e);
      connection.end("Something went wrong here; the server's log says what.", true);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      connection.end(null, true);
    }
  }

  private void tellNext(TicketStream stream) {
    TicketEvent event = stream.next(shorter(BEAT, hub.times().ping()));
    if (event != null) {
      tell(event);
    } else if (stream.isOver()) {
      endOfStream();
      return;
    }
    Optional<String> trouble = trouble();
    if (trouble.isPresent()) {
      connection.end(trouble.get(), true);
    } else if (isPast(messageSender.lastSent(), hub.times().ping())) {
      messageSender.send(hub.messages().ping());
    }
  }

  private void tell(TicketEvent event) {
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

  /** Why the connection cannot go on. */
  private Optional<String> trouble() {
    return isPast(connection.lastHeard(), hub.times().silence())
        ? Optional.of("Nothing was heard of the client, not even a ping.")
        : connection.expiry();
  }

  private void endOfStream() {
    if (connection.isLeaving() || messageSender.isClosed()) {
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
      connection.end("Something was missed: load anew what is shown.", true);
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
