package io.technicianviews.http.internal.signalr;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Subscriptions of a connection. Thread-safe. */
final class Subscriptions {

  static final int MAX = 1_000;

  private final Set<Long> tickets = ConcurrentHashMap.newKeySet();
  private volatile boolean own;

  /**
   * @return false if the maximum number of subscriptions is reached
   */
  boolean add(long ticket) {
    return tickets.contains(ticket) || (tickets.size() < MAX && tickets.add(ticket));
  }

  void remove(long ticket) {
    tickets.remove(ticket);
  }

  boolean has(long ticket) {
    return tickets.contains(ticket);
  }

  /**
   * Sets whether the connection is subscribed to the tickets of which the person is requester or
   * assignee.
   */
  void own(boolean wanted) {
    own = wanted;
  }

  boolean hasOwn() {
    return own;
  }
}
