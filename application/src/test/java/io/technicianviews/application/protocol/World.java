package io.technicianviews.application.protocol;

import io.technicianviews.domain.port.CacheEntry;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A state of everything.
 *
 * @param store the entries that are kept, for all nodes
 * @param left what else may happen
 */
record World(
    Desk desk,
    Map<Key, CacheEntry<Counted>> store,
    List<Node> nodes,
    List<Question> questions,
    Bounds left) {

  /** Under what an entry is kept. */
  record Key(Count count, int day) {}

  static World before(Bounds bounds) {
    return new World(
        Desk.before(bounds.drawn()),
        Map.of(),
        Collections.nCopies(bounds.nodes(), Node.STARTED),
        Collections.nCopies(bounds.questions(), Question.UNASKED),
        bounds);
  }

  boolean isOver() {
    return questions.stream().allMatch(each -> each.phase() == Question.Phase.OVER);
  }

  World with(Desk other) {
    return new World(other, store, nodes, questions, left);
  }

  World with(Bounds other) {
    return new World(desk, store, nodes, questions, other);
  }

  World with(int number, Node node) {
    return new World(desk, store, Lists.with(nodes, number, node), questions, left);
  }

  World with(int number, Question question) {
    return new World(desk, store, nodes, Lists.with(questions, number, question), left);
  }

  World keeping(Key key, CacheEntry<Counted> cacheEntry) {
    Map<Key, CacheEntry<Counted>> more = new HashMap<>(store);
    more.put(key, cacheEntry);
    return new World(desk, Map.copyOf(more), nodes, questions, left);
  }

  World losing(Key key) {
    Map<Key, CacheEntry<Counted>> fewer = new HashMap<>(store);
    fewer.remove(key);
    return new World(desk, Map.copyOf(fewer), nodes, questions, left);
  }

  /** The same, as far as anybody can still ask: states that differ in nothing else are one. */
  World withoutWhatNobodyNeeds() {
    if (questions.contains(Question.UNASKED)) {
      return this;
    }
    World needed = this;
    for (int node = 0; node < nodes.size(); node++) {
      int here = node;
      if (questions.stream().noneMatch(each -> each.isUnderWayAt(here))) {
        needed = needed.with(node, Node.STARTED);
      }
    }
    boolean looked = questions.stream().anyMatch(Question::mayLookForFacts);
    return looked ? needed : new World(desk, Map.of(), needed.nodes, questions, left);
  }
}
