package io.technicianviews.http.internal.signalr;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What a connection wants to hear of. Thread-safe. */
final class Subscriptions {

  static final int MOST = 1_000;

  private final Set<Long> tickets = ConcurrentHashMap.newKeySet();
  private volatile boolean own;

  /**
   * @return whether there was room for it
   */
  boolean add(long ticket) {
    return tickets.contains(ticket) || (tickets.size() < MOST && tickets.add(ticket));
  }

  void remove(long ticket) {
    tickets.remove(ticket);
  }

  boolean has(long ticket) {
    return tickets.contains(ticket);
  }

  /** Whether the person wants to hear of what he asked for, and of what he is assigned to. */
  void own(boolean wanted) {
    own = wanted;
  }

  boolean hasOwn() {
    return own;
  }
}
