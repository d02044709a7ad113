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
 * @param remaining the remaining limits
 */
record ModelState(
    Storage storage,
    Map<Key, CacheEntry<CountValue>> store,
    List<Node> nodes,
    List<Query> queries,
    Limits remaining) {

  /** The key of an entry. */
  record Key(Count count, int day) {}

  static ModelState before(Limits limits) {
    return new ModelState(
        Storage.before(limits.begunAtStart()),
        Map.of(),
        Collections.nCopies(limits.nodes(), Node.STARTED),
        Collections.nCopies(limits.queries(), Query.NOT_STARTED),
        limits);
  }

  boolean isFinished() {
    return queries.stream().allMatch(each -> each.phase() == Query.Phase.FINISHED);
  }

  ModelState with(Storage other) {
    return new ModelState(other, store, nodes, queries, remaining);
  }

  ModelState with(Limits other) {
    return new ModelState(storage, store, nodes, queries, other);
  }

  ModelState with(int number, Node node) {
    return new ModelState(storage, store, Lists.with(nodes, number, node), queries, remaining);
  }

  ModelState with(int number, Query query) {
    return new ModelState(storage, store, nodes, Lists.with(queries, number, query), remaining);
  }

  ModelState withEntry(Key key, CacheEntry<CountValue> cacheEntry) {
    Map<Key, CacheEntry<CountValue>> more = new HashMap<>(store);
    more.put(key, cacheEntry);
    return new ModelState(storage, Map.copyOf(more), nodes, queries, remaining);
  }

  ModelState withoutEntry(Key key) {
    Map<Key, CacheEntry<CountValue>> fewer = new HashMap<>(store);
    fewer.remove(key);
    return new ModelState(storage, Map.copyOf(fewer), nodes, queries, remaining);
  }

  /**
   * The state without what no query can still observe, so that states that differ only in that are
   * equal.
   */
  ModelState normalized() {
    if (queries.contains(Query.NOT_STARTED)) {
      return this;
    }
    ModelState needed = this;
    for (int node = 0; node < nodes.size(); node++) {
      int here = node;
      if (queries.stream().noneMatch(each -> each.isRunningAt(here))) {
        needed = needed.with(node, Node.STARTED);
      }
    }
    boolean observed = queries.stream().anyMatch(Query::mayReadCache);
    return observed ? needed : new ModelState(storage, Map.of(), needed.nodes, queries, remaining);
  }
}
