package io.technicianviews.bootstrap.plans;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The execution plan of a statement, from {@code explain (analyze, buffers, format json)}.
 *
 * @param statement the statement and its values
 * @param nodes the root first
 */
record Plan(String statement, List<Node> nodes) {

  /**
   * The tables that may be read completely: reference data and the counter deltas that are not
   * rolled up yet. All other tables grow with history.
   */
  private static final Set<String> SMALL =
      Set.of(
          "pg_namespace",
          "business_unit",
          "desk",
          "membership",
          "person",
          "priority",
          "status",
          "view_counter_change");

  /** A step of a plan. */
  record Node(Map<String, Object> properties) {

    String type() {
      return (String) Objects.requireNonNull(properties.get("Node Type"));
    }

    /** Whether it reads a table that grows with history. */
    boolean readsHistory() {
      Object table = properties.get("Relation Name");
      return table != null && !SMALL.contains(table.toString());
    }

    /** The rows that it returned or filtered out, summed over all loops. */
    double rowsRead() {
      double each =
          number("Actual Rows")
              + number("Rows Removed by Filter")
              + number("Rows Removed by Index Recheck");
      return each * number("Actual Loops");
    }

    double number(String name) {
      return properties.get(name) instanceof Number number ? number.doubleValue() : 0;
    }

    @Override
    public String toString() {
      return "%s on %s by %s: %.0f"
          .formatted(
              type(), properties.get("Relation Name"), properties.get("Index Name"), rowsRead());
    }
  }

  static Plan of(String statement, String json) {
    try {
      var explained =
          JSONObjectUtils.parse(json.substring(json.indexOf('{'), json.lastIndexOf('}') + 1));
      List<Node> nodes = new ArrayList<>();
      collect(Objects.requireNonNull(explained.get("Plan")), nodes);
      return new Plan(statement, nodes);
    } catch (ParseException e) {
      throw new AssertionError(json, e);
    }
  }

  @SuppressWarnings("unchecked") // Members of a JSON object have names.
  private static void collect(Object plan, List<Node> into) {
    Node node = new Node((Map<String, Object>) plan);
    into.add(node);
    if (node.properties().get("Plans") instanceof List<?> children) {
      children.forEach(child -> collect(child, into));
    }
  }

  /** The nodes that read a table, with the number of rows that each read. */
  String outline() {
    return nodes.stream()
        .filter(node -> node.properties().containsKey("Relation Name"))
        .map(Node::toString)
        .collect(Collectors.joining(System.lineSeparator()));
  }

  /**
   * The rows of one or two pages, which are read without an index, as in a new partition of the
   * change log. There are none if the partition is the last one or was not read.
   */
  private static final double FEW_ROWS = 50;

  /** The violations of this allowance. */
  List<String> faults(Allowance allowance) {
    List<String> faults = new ArrayList<>();
    for (Node node : nodes) {
      if (node.type().equals("Seq Scan") && node.readsHistory() && node.rowsRead() > FEW_ROWS) {
        faults.add("a walk through a whole table: " + node);
      }
      if ("Disk".equals(node.properties().get("Sort Space Type"))
          || node.number("Temp Written Blocks") > 0
          || node.number("Hash Batches") > 1) {
        faults.add("more than memory holds: " + node);
      }
    }
    double read = nodes.stream().filter(Node::readsHistory).mapToDouble(Node::rowsRead).sum();
    double allowed = allowance.rows(nodes.getFirst().number("Actual Rows"));
    if (read > allowed) {
      faults.add("%.0f rows read, %.0f allowed".formatted(read, allowed));
    }
    return faults;
  }
}
