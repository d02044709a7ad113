package io.technicianviews.application.protocol;

import java.util.Collections;
import java.util.List;

/**
 * How much may happen.
 *
 * @param writes what the transactions do, by their numbers
 * @param drawn how many of them have their numbers from the start; the others may draw theirs at
 *     any time
 * @param nodes how many there are, which share the store
 * @param questions how many are asked, each at any node
 * @param evictions how often an entry is lost or expires
 * @param forgettings how often a node forgets its oldest change, or begins its log afresh
 * @param crashes how often a node loses its memory and the questions that it was asked
 * @param rollbacks how many transactions may come to nothing
 * @param midnights how often the day changes
 */
record Bounds(
    List<Write> writes,
    int drawn,
    int nodes,
    int questions,
    int evictions,
    int forgettings,
    int crashes,
    int rollbacks,
    int midnights) {

  /** Two nodes that are asked while transactions run, and no trouble. */
  static Bounds of(int questions, Write... writes) {
    return new Bounds(List.of(writes), 0, 2, questions, 0, 0, 0, 0, 0);
  }

  /** What the system properties {@code protocol.writers} and the like say. */
  static Bounds settled(Bounds otherwise) {
    int writers = Integer.getInteger("protocol.writers", otherwise.writes.size());
    return new Bounds(
        writers == otherwise.writes.size()
            ? otherwise.writes
            : Collections.nCopies(writers, Write.MOVE),
        Integer.getInteger("protocol.drawn", otherwise.drawn),
        Integer.getInteger("protocol.nodes", otherwise.nodes),
        Integer.getInteger("protocol.questions", otherwise.questions),
        Integer.getInteger("protocol.evictions", otherwise.evictions),
        Integer.getInteger("protocol.forgettings", otherwise.forgettings),
        Integer.getInteger("protocol.crashes", otherwise.crashes),
        Integer.getInteger("protocol.rollbacks", otherwise.rollbacks),
        Integer.getInteger("protocol.midnights", otherwise.midnights));
  }

  /** All transactions have their numbers from the start; in what order they commit is open. */
  Bounds allDrawn() {
    return new Bounds(
        writes,
        writes.size(),
        nodes,
        questions,
        evictions,
        forgettings,
        crashes,
        rollbacks,
        midnights);
  }

  Bounds nodes(int many) {
    return new Bounds(
        writes, drawn, many, questions, evictions, forgettings, crashes, rollbacks, midnights);
  }

  Bounds evictions(int many) {
    return new Bounds(
        writes, drawn, nodes, questions, many, forgettings, crashes, rollbacks, midnights);
  }

  Bounds forgettings(int many) {
    return new Bounds(
        writes, drawn, nodes, questions, evictions, many, crashes, rollbacks, midnights);
  }

  Bounds crashes(int many) {
    return new Bounds(
        writes, drawn, nodes, questions, evictions, forgettings, many, rollbacks, midnights);
  }

  Bounds rollbacks(int many) {
    return new Bounds(
        writes, drawn, nodes, questions, evictions, forgettings, crashes, many, midnights);
  }

  Bounds midnights(int many) {
    return new Bounds(
        writes, drawn, nodes, questions, evictions, forgettings, crashes, rollbacks, many);
  }
}
