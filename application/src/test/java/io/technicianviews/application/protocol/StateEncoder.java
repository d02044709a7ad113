package io.technicianviews.application.protocol;

import io.technicianviews.domain.port.CacheEntry;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * An encoder of states as a few numbers each, because there are millions of states, assembled from
 * a few thousand parts.
 */
final class StateEncoder {

  private static final int BEFORE_NODES = 3;

  private final int nodeCount;
  private final ValueIndex<Storage> storages = new ValueIndex<>();
  private final ValueIndex<Map<ModelState.Key, CacheEntry<CountValue>>> stores = new ValueIndex<>();
  private final ValueIndex<Limits> limits = new ValueIndex<>();
  private final ValueIndex<Node> nodes = new ValueIndex<>();
  private final ValueIndex<Query> queries = new ValueIndex<>();

  StateEncoder(int nodeCount) {
    this.nodeCount = nodeCount;
  }

  /**
   * @param ignoreOrder whether states that differ only in the order of the queries are equal
   */
  int[] encode(ModelState modelState, boolean ignoreOrder) {
    int[] encoded = new int[BEFORE_NODES + nodeCount + modelState.queries().size()];
    encoded[0] = storages.numberOf(modelState.storage());
    encoded[1] = stores.numberOf(modelState.store());
    encoded[2] = limits.numberOf(modelState.remaining());
    int at = BEFORE_NODES;
    for (Node node : modelState.nodes()) {
      encoded[at++] = nodes.numberOf(node);
    }
    for (Query query : modelState.queries()) {
      encoded[at++] = queries.numberOf(query);
    }
    if (ignoreOrder) {
      Arrays.sort(encoded, BEFORE_NODES + nodeCount, encoded.length);
    }
    return encoded;
  }

  ModelState decode(int[] encoded) {
    return new ModelState(
        storages.value(encoded[0]),
        stores.value(encoded[1]),
        values(nodes, encoded, BEFORE_NODES, BEFORE_NODES + nodeCount),
        values(queries, encoded, BEFORE_NODES + nodeCount, encoded.length),
        limits.value(encoded[2]));
  }

  private static <T> List<T> values(ValueIndex<T> index, int[] encoded, int from, int to) {
    return IntStream.of(Arrays.copyOfRange(encoded, from, to)).mapToObj(index::value).toList();
  }
}
