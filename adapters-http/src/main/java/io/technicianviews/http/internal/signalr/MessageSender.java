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
 * Sender of messages to a client. It sends one message at a time and waits until it is written, so
 * that messages do not accumulate. A client that does not receive a message in time is
 * disconnected. Thread-safe.
 */
final class MessageSender {

  private final Session session;
  private final Duration timeout;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile boolean closed;
  private volatile long sent = System.nanoTime();

  MessageSender(Session session, Duration timeout) {
    this.session = session;
    this.timeout = timeout;
  }

  /** Sends a message, unless the connection is closed. */
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

  /** Sends the last message and closes the connection. */
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

  /** Records that the connection is closed. */
  void closed() {
    closed = true;
  }

  boolean isClosed() {
    return closed;
  }

  /** Returns when the last message was sent, by {@link System#nanoTime}. */
  long lastSent() {
    return sent;
  }

  private void deliver(String text) {
    Callback.Completable delivery = new Callback.Completable();
    session.sendText(text, delivery);
    try {
      delivery.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
      sent = System.nanoTime();
    } catch (TimeoutException | ExecutionException e) {
      disconnect();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      disconnect();
    }
  }

  private void disconnect() {
    closed = true;
    session.disconnect();
  }
}
