package io.technicianviews.http.internal.signalr;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.StatusCode;

/**
 * Sends to a client, one message at a time, and waits until it is taken: nothing piles up here. A
 * client that does not take a message in time is cut off. Thread-safe.
 */
final class MessageSender {

  private final Session session;
  private final Duration patience;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile boolean closed;
  private volatile long sent = System.nanoTime();

  MessageSender(Session session, Duration patience) {
    this.session = session;
    this.patience = patience;
  }

  /** Sends this, unless the connection has ended. */
  void send(String text) {
    lock.lock();
    try {
      if (!closed) {
        deliver(text);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Sends this as the last, and ends the connection. */
  void sendLast(String text) {
    lock.lock();
    try {
      if (!closed) {
        deliver(text);
        closed = true;
        session.close(StatusCode.NORMAL, null, Callback.NOOP);
      }
    } finally {
      lock.unlock();
    }
  }

  /** The connection is no more. */
  void closed() {
    closed = true;
  }

  boolean isClosed() {
    return closed;
  }

  /** By {@link System#nanoTime}. */
  long lastSent() {
    return sent;
  }

  private void deliver(String text) {
    Callback.Completable delivery = new Callback.Completable();
    session.sendText(text, delivery);
    try {
      delivery.get(patience.toNanos(), TimeUnit.NANOSECONDS);
      sent = System.nanoTime();
    } catch (TimeoutException | ExecutionException e) {
      cutOff();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      cutOff();
    }
  }

  private void cutOff() {
    closed = true;
    session.disconnect();
  }
}
