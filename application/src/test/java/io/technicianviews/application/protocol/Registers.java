package io.technicianviews.application.protocol;

import io.technicianviews.domain.port.CacheEntry;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Writes states down as a few numbers, as there are millions of them, made of a few thousand parts.
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
   * @param alike whether to take states for one that differ in nothing but the order of the
   *     questions
   */
  int[] write(ModelState modelState, boolean alike) {
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
    if (alike) {
      Arrays.sort(written, BEFORE_NODES + nodeCount, written.length);
    }
    return written;
  }

  ModelState read(int[] written) {
    return new ModelState(
        desks.thing(written[0]),
        stores.thing(written[1]),
        things(nodes, written, BEFORE_NODES, BEFORE_NODES + nodeCount),
        things(questions, written, BEFORE_NODES + nodeCount, written.length),
        limits.thing(written[2]));
  }

  private static <T> List<T> things(Register<T> register, int[] written, int from, int to) {
    return IntStream.of(Arrays.copyOfRange(written, from, to)).mapToObj(register::thing).toList();
  }
}
