package io.technicianviews.bootstrap.benchmark.peers;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A dozen saved filters as conditions on {@code service_request r}, in the order of the custom
 * views that they are compared with.
 */
final class SavedFilters {

  private static final String OVER = "r.due_at < now()";
  private static final String NEXT_HOURS = "r.due_at between now() and now() + interval '4 hours'";

  private final PageQuery pageQuery;
  private final Conditions conditions;

  SavedFilters(PageQuery pageQuery) {
    this.pageQuery = pageQuery;
    this.conditions = new Conditions(pageQuery);
  }

  /** What each filter finds. */
  List<String> all() {
    String unsolved = " and " + conditions.unsolved();
    String unassigned = " and " + conditions.unassigned();
    List<String> filters = new ArrayList<>();
    for (String criteria :
        List.of(
            unsolved + " and r.priority_id in (1, 2)",
            " and r.status_id = 4",
            unsolved + unassigned + " and r.priority_id = 3",
            "",
            " and " + conditions.solved() + since("r.solved_at"),
            " and r.priority_id = 2" + since("r.created_at"),
            unsolved + since("r.updated_at"),
            unsolved + " and r.parent_id is not null",
            unsolved + " and " + OVER,
            unsolved + " and " + NEXT_HOURS,
            unsolved + " and r.updated_at <= now() - interval '4 hours'",
            unsolved + unassigned + " and r.created_at <= now() - interval '2 days'")) {
      filters.add(
          criteria.isEmpty()
              ? "(" + conditions.mine() + unsolved + ")"
              : "(r.deleted_at is null and " + conditions.ofUnits() + criteria + ")");
    }
    return filters;
  }

  private String since(String column) {
    return " and %s >= '%s'".formatted(column, pageQuery.day().recentStart());
  }

  /** One pass over everything that the technician sees, with a count for each filter. */
  List<String> inOnePass() {
    String counts =
        String.join(
            ", ", all().stream().map(one -> "count(*) filter (where " + one + ")").toList());
    return List.of("select " + counts + " from service_request r where " + conditions.inAny());
  }

  /** One statement with a count for each filter. */
  List<String> inOneUnion() {
    List<String> filters = all();
    List<String> counts =
        IntStream.range(0, filters.size())
            .mapToObj(
                i ->
                    "select %d as number, count(*) as count from service_request r where %s"
                        .formatted(i, filters.get(i)))
            .toList();
    return List.of(
        "select count from (" + String.join(" union all ", counts) + ") counted order by number");
  }

  /** A statement for each filter. */
  List<String> oneByOne() {
    return all().stream()
        .map(one -> "select count(*) from service_request r where " + one)
        .toList();
  }

  /** The page of the first filter, latest updates first. */
  String page() {
    return "select r.* from service_request r where "
        + all().getFirst()
        + " order by r.updated_at desc, r.id desc"
        + conditions.page();
  }

  /** The number of rows of the first filter. */
  String total() {
    return oneByOne().getFirst();
  }
}
