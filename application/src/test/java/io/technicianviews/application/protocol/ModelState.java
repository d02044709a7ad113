package io.technicianviews.application.protocol;

import io.technicianviews.domain.port.CacheEntry;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A state of the model.
 *
 * @param store the cached entries, shared by all nodes
 * @param left the remaining limits
 */
record ModelState(
    Desk desk,
    Map<Key, CacheEntry<Counted>> store,
    List<Node> nodes,
    List<Question> questions,
    Limits left) {

  /** The key of an entry. */
  record Key(Count count, int day) {}

  static ModelState before(Limits limits) {
    return new ModelState(
        Desk.before(limits.sampled()),
        Map.of(),
        Collections.nCopies(limits.nodes(), Node.STARTED),
        Collections.nCopies(limits.questions(), Question.UNASKED),
        limits);
  }

  boolean isOver() {
    return questions.stream().allMatch(each -> each.phase() == Question.Phase.OVER);
  }

  ModelState with(Desk other) {
    return new ModelState(other, store, nodes, questions, left);
  }

  ModelState with(Limits other) {
    return new ModelState(desk, store, nodes, questions, other);
  }

  ModelState with(int number, Node node) {
    return new ModelState(desk, store, Lists.with(nodes, number, node), questions, left);
  }

  ModelState with(int number, Question question) {
    return new ModelState(desk, store, nodes, Lists.with(questions, number, question), left);
  }

  ModelState keeping(Key key, CacheEntry<Counted> cacheEntry) {
    Map<Key, CacheEntry<Counted>> more = new HashMap<>(store);
    more.put(key, cacheEntry);
    return new ModelState(desk, Map.copyOf(more), nodes, questions, left);
  }

  ModelState losing(Key key) {
    Map<Key, CacheEntry<Counted>> fewer = new HashMap<>(store);
    fewer.remove(key);
    return new ModelState(desk, Map.copyOf(fewer), nodes, questions, left);
  }

  /**
   * The state without what no query can still observe, so that states that differ only in that are
   * equal.
   */
  ModelState normalized() {
    if (questions.contains(Question.UNASKED)) {
      return this;
    }
    ModelState needed = this;
    for (int node = 0; node < nodes.size(); node++) {
      int here = node;
      if (questions.stream().noneMatch(each -> each.isUnderWayAt(here))) {
        needed = needed.with(node, Node.STARTED);
      }
    }
    boolean observed = questions.stream().anyMatch(Question::mayLookForFacts);
    return observed ? needed : new ModelState(desk, Map.of(), needed.nodes, questions, left);
  }
}
