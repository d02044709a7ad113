package io.technicianviews.cache;

import io.technicianviews.domain.cell.CellKey;
import io.technicianviews.domain.condition.UnsolvedRequest;
import io.technicianviews.domain.message.LastMessage;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.port.CacheEntry;
import io.technicianviews.domain.port.CacheKey;
import io.technicianviews.domain.query.CacheableQuery;
import io.technicianviews.domain.query.CountQuery;
import io.technicianviews.domain.query.MessageQuery;
import io.technicianviews.domain.query.RequestQuery;
import io.technicianviews.domain.request.RequestSummary;
import io.technicianviews.domain.request.Slice;
import io.technicianviews.domain.view.ViewDefinition;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An estimate of the memory of an entry in bytes, from the number of its objects and one byte per
 * character of text. It only needs to be proportional to the real size.
 */
final class EntryWeigher {

  private static final int OVERHEAD = 400;
  private static final int ROW = 700;
  private static final int UNSOLVED = 250;
  private static final int NUMBER = 64;
  private static final int CELL = 150;
  private static final int COUNTS = 600;
  private static final int DEFINITION = 1_200;

  private EntryWeigher() {}

  static int of(CacheKey<?> key, CacheEntry<?> cacheEntry) {
    return OVERHEAD + ofFact(key.query()) + ofValue(cacheEntry.value());
  }

  private static int ofFact(CacheableQuery<?> cacheableQuery) {
    return switch (cacheableQuery) {
      case MessageQuery.ReadPositions marks -> NUMBER * marks.requestIds().size();
      case RequestQuery.PageRows pageRows -> ofUnits(pageRows.filter().units());
      case RequestQuery.CellPage page ->
          ofUnits(page.scope()) + NUMBER * page.selection().groups().size();
      case RequestQuery.RowsInScope rows -> ofUnits(rows.scope()) + NUMBER * rows.ids().size();
      case RequestQuery.AssignedRows rows -> NUMBER * rows.ids().size();
      case RequestQuery.UnsolvedRequests unsolved -> ofUnits(unsolved.scope());
      case CountQuery.ScopeCells cells -> ofUnits(cells.scope());
      case MessageQuery.UnsolvedReadPositions positions -> ofUnits(positions.scope());
      case CountQuery.TotalCount totalCount -> ofUnits(totalCount.filter().units());
      default -> NUMBER;
    };
  }

  private static int ofUnits(UnitScope unitScope) {
    return switch (unitScope) {
      case UnitScope.All() -> NUMBER;
      case UnitScope.Only(var keys) -> NUMBER * (1 + keys.size());
    };
  }

  private static int ofValue(Object value) {
    return switch (value) {
      case Slice slice -> slice.rows().stream().mapToInt(EntryWeigher::ofRow).sum();
      case List<?> list -> list.stream().mapToInt(EntryWeigher::ofElement).sum();
      case Map<?, ?> map -> ofEntries(map);
      default -> COUNTS;
    };
  }

  private static int ofElement(Object value) {
    return switch (value) {
      case RequestSummary row -> ofRow(row);
      case UnsolvedRequest unsolved ->
          UNSOLVED + NUMBER * size(unsolved.tags()) + length(unsolved.subject());
      case ViewDefinition definition -> DEFINITION;
      default -> 2 * NUMBER;
    };
  }

  private static int size(@Nullable Set<?> values) {
    return values == null ? 0 : values.size();
  }

  private static int length(@Nullable String text) {
    return text == null ? 0 : text.length();
  }

  private static int ofEntries(Map<?, ?> map) {
    int values =
        map.values().stream().mapToInt(value -> value instanceof Number ? NUMBER : COUNTS).sum();
    long cells = map.keySet().stream().filter(CellKey.class::isInstance).count();
    return values + (int) cells * CELL;
  }

  private static int ofRow(RequestSummary row) {
    LastMessage last = row.lastMessage();
    int texts = row.subject().length() + (last == null ? 0 : last.content().length());
    return ROW + NUMBER * row.tags().size() + texts;
  }
}
