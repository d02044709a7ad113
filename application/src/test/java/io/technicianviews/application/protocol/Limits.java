package io.technicianviews.application.protocol;

import java.util.Collections;
import java.util.List;

/**
 * The bounds of an exploration.
 *
 * @param writes the writes of the transactions, by their numbers
 * @param sampled how number transactions have their numbers from the start; the others draw theirs
 *     at any time
 * @param nodes the number of nodes, which share the cache
 * @param questions the number of queries, each at any node
 * @param evictions how often an entry is lost or expires
 * @param evictedIndexEntries how often a node drops its oldest change, or restarts its poller
 * @param crashes how often a node loses its memory and its queries
 * @param rollbacks how number transactions may roll back
 * @param midnights how often the day changes
 * @param places how many queries of a node are admitted to the storage at a time
 */
record Limits(
    List<Write> writes,
    int sampled,
    int nodes,
    int questions,
    int evictions,
    int evictedIndexEntries,
    int crashes,
    int rollbacks,
    int midnights,
    int places) {

  /** Two nodes with queries and transactions, without failures. */
  static Limits of(int questions, Write... writes) {
    return new Limits(List.of(writes), 0, 2, questions, 0, 0, 0, 0, 0, questions);
  }

  /** The limits from the system properties {@code test.protocol.*}. */
  static Limits fromProperties(Limits defaults) {
    int writers = Integer.getInteger("test.protocol.writers", defaults.writes.size());
    return new Limits(
        writers == defaults.writes.size()
            ? defaults.writes
            : Collections.nCopies(writers, Write.MOVE),
        Integer.getInteger("test.protocol.sampled", defaults.sampled),
        Integer.getInteger("test.protocol.nodes", defaults.nodes),
        Integer.getInteger("test.protocol.questions", defaults.questions),
        Integer.getInteger("test.protocol.evictions", defaults.evictions),
        Integer.getInteger("test.protocol.evictedIndexEntries", defaults.evictedIndexEntries),
        Integer.getInteger("test.protocol.crashes", defaults.crashes),
        Integer.getInteger("test.protocol.rollbacks", defaults.rollbacks),
        Integer.getInteger("test.protocol.midnights", defaults.midnights),
        Integer.getInteger("test.protocol.places", defaults.places));
  }

  /** The same limits, with all transactions numbered from the start; they commit in any order. */
  Limits allDrawn() {
    return new Limits(
        writes,
        writes.size(),
        nodes,
        questions,
        evictions,
        evictedIndexEntries,
        crashes,
        rollbacks,
        midnights,
        places);
  }

  Limits nodes(int number) {
    return new Limits(
        writes,
        sampled,
        number,
        questions,
        evictions,
        evictedIndexEntries,
        crashes,
        rollbacks,
        midnights,
        places);
  }

  Limits evictions(int number) {
    return new Limits(
        writes,
        sampled,
        nodes,
        questions,
        number,
        evictedIndexEntries,
        crashes,
        rollbacks,
        midnights,
        places);
  }

  Limits evictedIndexEntries(int number) {
    return new Limits(
        writes, sampled, nodes, questions, evictions, number, crashes, rollbacks, midnights,
        places);
  }

  Limits crashes(int number) {
    return new Limits(
        writes,
        sampled,
        nodes,
        questions,
        evictions,
        evictedIndexEntries,
        number,
        rollbacks,
        midnights,
        places);
  }

  Limits rollbacks(int number) {
    return new Limits(
        writes,
        sampled,
        nodes,
        questions,
        evictions,
        evictedIndexEntries,
        crashes,
        number,
        midnights,
        places);
  }

  Limits midnights(int number) {
    return new Limits(
        writes,
        sampled,
        nodes,
        questions,
        evictions,
        evictedIndexEntries,
        crashes,
        rollbacks,
        number,
        places);
  }

  Limits places(int number) {
    return new Limits(
        writes,
        sampled,
        nodes,
        questions,
        evictions,
        evictedIndexEntries,
        crashes,
        rollbacks,
        midnights,
        number);
  }

  /** Whether a query may have to wait for its admission. */
  boolean limitAdmissions() {
    return places < questions;
  }
}
