package io.technicianviews.application.protocol;

import java.util.Collections;
import java.util.List;

/**
 * How much may happen.
 *
 * @param writes what the transactions do, by their numbers
 * @param sampled how many of them have their numbers from the start; the others may draw theirs at
 *     any time
 * @param nodes how many there are, which share the store
 * @param questions how many are asked, each at any node
 * @param evictions how often an entry is lost or expires
 * @param evictedIndexEntries how often a node forgets its oldest change, or begins its log afresh
 * @param crashes how often a node loses its memory and the questions that it was asked
 * @param rollbacks how many transactions may come to nothing
 * @param midnights how often the day changes
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
    int midnights) {

  /** Two nodes that are asked while transactions run, and no trouble. */
  static Limits of(int questions, Write... writes) {
    return new Limits(List.of(writes), 0, 2, questions, 0, 0, 0, 0, 0);
  }

  /** What the system properties {@code protocol.writers} and the like say. */
  static Limits settled(Limits otherwise) {
    int writers = Integer.getInteger("test.protocol.writers", otherwise.writes.size());
    return new Limits(
        writers == otherwise.writes.size()
            ? otherwise.writes
            : Collections.nCopies(writers, Write.MOVE),
        Integer.getInteger("test.protocol.sampled", otherwise.sampled),
        Integer.getInteger("test.protocol.nodes", otherwise.nodes),
        Integer.getInteger("test.protocol.questions", otherwise.questions),
        Integer.getInteger("test.protocol.evictions", otherwise.evictions),
        Integer.getInteger("test.protocol.evictedIndexEntries", otherwise.evictedIndexEntries),
        Integer.getInteger("test.protocol.crashes", otherwise.crashes),
        Integer.getInteger("test.protocol.rollbacks", otherwise.rollbacks),
        Integer.getInteger("test.protocol.midnights", otherwise.midnights));
  }

  /** All transactions have their numbers from the start; in what order they commit is open. */
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
        midnights);
  }

  Limits nodes(int many) {
    return new Limits(
        writes,
        sampled,
        many,
        questions,
        evictions,
        evictedIndexEntries,
        crashes,
        rollbacks,
        midnights);
  }

  Limits evictions(int many) {
    return new Limits(
        writes,
        sampled,
        nodes,
        questions,
        many,
        evictedIndexEntries,
        crashes,
        rollbacks,
        midnights);
  }

  Limits evictedIndexEntries(int many) {
    return new Limits(
        writes, sampled, nodes, questions, evictions, many, crashes, rollbacks, midnights);
  }

  Limits crashes(int many) {
    return new Limits(
        writes,
        sampled,
        nodes,
        questions,
        evictions,
        evictedIndexEntries,
        many,
        rollbacks,
        midnights);
  }

  Limits rollbacks(int many) {
    return new Limits(
        writes,
        sampled,
        nodes,
        questions,
        evictions,
        evictedIndexEntries,
        crashes,
        many,
        midnights);
  }

  Limits midnights(int many) {
    return new Limits(
        writes,
        sampled,
        nodes,
        questions,
        evictions,
        evictedIndexEntries,
        crashes,
        rollbacks,
        many);
  }
}
