package io.technicianviews.application.protocol;

import java.util.Collections;
import java.util.List;

/**
 * The bounds of an exploration.
 *
 * @param writes the writes of the transactions, by their numbers
 * @param begunAtStart the number of transactions that have begun in the initial state; the others
 *     begin at any time
 * @param nodes the number of nodes, which share the cache
 * @param queries the number of queries, each at any node
 * @param evictions the number of times that an entry is lost or expires
 * @param evictedIndexEntries the number of times that a node drops its oldest change or restarts
 *     its poller
 * @param crashes the number of times that a node crashes and loses its state and its queries
 * @param rollbacks the number of transactions that may roll back
 * @param midnights the number of times that the day changes
 * @param permits the number of queries of a node that are admitted to the storage at a time
 */
record Limits(
    List<Write> writes,
    int begunAtStart,
    int nodes,
    int queries,
    int evictions,
    int evictedIndexEntries,
    int crashes,
    int rollbacks,
    int midnights,
    int permits) {

  /** Two nodes with queries and transactions, without failures. */
  static Limits of(int queries, Write... writes) {
    return new Limits(List.of(writes), 0, 2, queries, 0, 0, 0, 0, 0, queries);
  }

  /** The limits from the system properties {@code test.protocol.*}. */
  static Limits fromProperties(Limits defaults) {
    int writers = Integer.getInteger("test.protocol.writers", defaults.writes.size());
    return new Limits(
        writers == defaults.writes.size()
            ? defaults.writes
            : Collections.nCopies(writers, Write.MOVE),
        Integer.getInteger("test.protocol.begunAtStart", defaults.begunAtStart),
        Integer.getInteger("test.protocol.nodes", defaults.nodes),
        Integer.getInteger("test.protocol.queries", defaults.queries),
        Integer.getInteger("test.protocol.evictions", defaults.evictions),
        Integer.getInteger("test.protocol.evictedIndexEntries", defaults.evictedIndexEntries),
        Integer.getInteger("test.protocol.crashes", defaults.crashes),
        Integer.getInteger("test.protocol.rollbacks", defaults.rollbacks),
        Integer.getInteger("test.protocol.midnights", defaults.midnights),
        Integer.getInteger("test.protocol.permits", defaults.permits));
  }

  /**
   * The same limits, with all transactions begun in the initial state; they commit in any order.
   */
  Limits allBegun() {
    return new Limits(
        writes,
        writes.size(),
        nodes,
        queries,
        evictions,
        evictedIndexEntries,
        crashes,
        rollbacks,
        midnights,
        permits);
  }

  Limits nodes(int number) {
    return new Limits(
        writes,
        begunAtStart,
        number,
        queries,
        evictions,
        evictedIndexEntries,
        crashes,
        rollbacks,
        midnights,
        permits);
  }

  Limits evictions(int number) {
    return new Limits(
        writes,
        begunAtStart,
        nodes,
        queries,
        number,
        evictedIndexEntries,
        crashes,
        rollbacks,
        midnights,
        permits);
  }

  Limits evictedIndexEntries(int number) {
    return new Limits(
        writes,
        begunAtStart,
        nodes,
        queries,
        evictions,
        number,
        crashes,
        rollbacks,
        midnights,
        permits);
  }

  Limits crashes(int number) {
    return new Limits(
        writes,
        begunAtStart,
        nodes,
        queries,
        evictions,
        evictedIndexEntries,
        number,
        rollbacks,
        midnights,
        permits);
  }

  Limits rollbacks(int number) {
    return new Limits(
        writes,
        begunAtStart,
        nodes,
        queries,
        evictions,
        evictedIndexEntries,
        crashes,
        number,
        midnights,
        permits);
  }

  Limits midnights(int number) {
    return new Limits(
        writes,
        begunAtStart,
        nodes,
        queries,
        evictions,
        evictedIndexEntries,
        crashes,
        rollbacks,
        number,
        permits);
  }

  Limits permits(int number) {
    return new Limits(
        writes,
        begunAtStart,
        nodes,
        queries,
        evictions,
        evictedIndexEntries,
        crashes,
        rollbacks,
        midnights,
        number);
  }

  /** Whether a query may have to wait for its admission. */
  boolean limitsAdmissions() {
    return permits < queries;
  }
}
