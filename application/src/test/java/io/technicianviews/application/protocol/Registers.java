package io.technicianviews.application.protocol;

import io.technicianviews.domain.port.CacheEntry;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Encodes states as a few numbers, because there are millions of states, composed of a few thousand
 * parts.
 */
final class Registers {

  private static final int BEFORE_NODES = 3;

  private final int nodeCount;
  private final Register<Desk> desks = new Register<>();
  private final Register<Map<ModelState.Key, CacheEntry<Counted>>> stores = new Register<>();
  private final Register<Limits> limits = new Register<>();
  private final Register<Node> nodes = new Register<>();
  private final Register<Question> questions = new Register<>();

  Registers(int nodeCount) {
    this.nodeCount = nodeCount;
  }

  /**
   * @param ignoreOrder whether states that differ only in the order of the queries are equal
   */
  int[] write(ModelState modelState, boolean ignoreOrder) {
    int[] written = new int[BEFORE_NODES + nodeCount + modelState.questions().size()];
    written[0] = desks.numberOf(modelState.desk());
    written[1] = stores.numberOf(modelState.store());
    written[2] = limits.numberOf(modelState.left());
    int at = BEFORE_NODES;
    for (Node node : modelState.nodes()) {
      written[at++] = nodes.numberOf(node);
    }
    for (Question question : modelState.questions()) {
      written[at++] = questions.numberOf(question);
    }
    if (ignoreOrder) {
      Arrays.sort(written, BEFORE_NODES + nodeCount, written.length);
    }
    return written;
  }

  ModelState read(int[] written) {
    return new ModelState(
        desks.value(written[0]),
        stores.value(written[1]),
        values(nodes, written, BEFORE_NODES, BEFORE_NODES + nodeCount),
        values(questions, written, BEFORE_NODES + nodeCount, written.length),
        limits.value(written[2]));
  }

  private static <T> List<T> values(Register<T> register, int[] written, int from, int to) {
    return IntStream.of(Arrays.copyOfRange(written, from, to)).mapToObj(register::value).toList();
  }
}
