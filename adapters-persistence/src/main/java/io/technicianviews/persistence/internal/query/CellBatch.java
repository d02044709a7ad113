package io.technicianviews.persistence.internal.query;

import io.technicianviews.domain.cell.CellFamily;
import io.technicianviews.domain.cell.CellKey;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.query.CountQuery.AssigneeCells;
import io.technicianviews.domain.query.CountQuery.ScopeCells;
import io.technicianviews.domain.query.Query;
import io.technicianviews.domain.time.DeskDay;
import io.technicianviews.persistence.internal.statement.StatementQuery;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The queries of sums of count cells of one batch. The queries of one scope or person are read
 * together, since they differ in the families only. Not thread-safe.
 */
final class CellBatch {

  /** What the queries of one statement have in common. */
  private record Common(@Nullable Long technicianId, UnitScope scope, boolean byUnit) {}

  /** A query, and what it reads. */
  private record Part(
      Query<Map<CellKey, Long>> query, Set<CellFamily> families, @Nullable DeskDay firstDay) {}

  private final Map<Common, List<Part>> parts = new LinkedHashMap<>();

  void add(ScopeCells query) {
    add(
        new Common(null, query.scope(), query.byUnit()),
        new Part(query, query.families(), query.firstDay()));
  }

  void add(AssigneeCells query) {
    add(
        new Common(query.technicianId(), UnitScope.ALL, true),
        new Part(query, query.families(), query.firstDay()));
  }

  private void add(Common common, Part part) {
    parts.computeIfAbsent(common, any -> new ArrayList<>()).add(part);
  }

  /**
   * Adds the statements.
   *
   * @param statements receives each statement, and what reads its result
   * @param results receives the result of each query
   */
  void addTo(
      BiConsumer<StatementQuery<Map<CellKey, Long>>, Consumer<Map<CellKey, Long>>> statements,
      BiConsumer<Query<Map<CellKey, Long>>, Map<CellKey, Long>> results) {
    parts.forEach(
        (common, all) ->
            byFirstDay(all)
                .forEach(
                    together ->
                        statements.accept(
                            statement(common, together), sums -> split(together, sums, results))));
  }

  /** Queries from different days are read apart. */
  private static List<List<Part>> byFirstDay(List<Part> all) {
    Map<DeskDay, List<Part>> ofDays = new LinkedHashMap<>();
    List<Part> standing = new ArrayList<>();
    for (Part part : all) {
      DeskDay day = part.firstDay();
      (day == null ? standing : ofDays.computeIfAbsent(day, any -> new ArrayList<>())).add(part);
    }
    List<List<Part>> together = new ArrayList<>(ofDays.values());
    if (together.isEmpty()) {
      together.add(standing);
    } else {
      together.getFirst().addAll(standing);
    }
    return together;
  }

  private static StatementQuery<Map<CellKey, Long>> statement(Common common, List<Part> together) {
    Set<CellFamily> families = EnumSet.noneOf(CellFamily.class);
    DeskDay firstDay = null;
    for (Part part : together) {
      families.addAll(part.families());
      firstDay = part.firstDay() == null ? firstDay : part.firstDay();
    }
    Long technicianId = common.technicianId();
    return technicianId == null
        ? CellSql.ofScope(new ScopeCells(common.scope(), families, firstDay, common.byUnit()))
        : CellSql.ofAssignee(new AssigneeCells(technicianId, families, firstDay));
  }

  private static void split(
      List<Part> together,
      Map<CellKey, Long> sums,
      BiConsumer<Query<Map<CellKey, Long>>, Map<CellKey, Long>> results) {
    Map<CellFamily, Map<CellKey, Long>> byFamily = new HashMap<>();
    sums.forEach(
        (key, sum) -> byFamily.computeIfAbsent(key.family(), any -> new HashMap<>()).put(key, sum));
    for (Part part : together) {
      Map<CellKey, Long> own = new HashMap<>();
      part.families().forEach(family -> own.putAll(byFamily.getOrDefault(family, Map.of())));
      results.accept(part.query(), Map.copyOf(own));
    }
  }
}
