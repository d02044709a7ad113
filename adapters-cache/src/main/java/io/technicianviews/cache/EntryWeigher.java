package io.technicianviews.cache;

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
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * An estimate of the memory of an entry in bytes, from the number of its objects and one byte per
 * character of text. It only needs to be proportional to the real size.
 */
final class EntryWeigher {

  private static final int OVERHEAD = 400;
  private static final int ROW = 700;
  private static final int NUMBER = 64;
  private static final int COUNTS = 600;

  private EntryWeigher() {}

  static int of(CacheKey<?> key, CacheEntry<?> cacheEntry) {
    return OVERHEAD + ofFact(key.query()) + ofValue(cacheEntry.value());
  }

  private static int ofFact(CacheableQuery<?> cacheableQuery) {
    return switch (cacheableQuery) {
      case MessageQuery.ReadPositions marks -> NUMBER * marks.requestIds().size();
      case RequestQuery.PageRows pageRows -> ofUnits(pageRows.filter().units());
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
      case List<?> list -> 2 * NUMBER * list.size();
      case Map<?, ?> map -> elements(map.values());
      default -> COUNTS;
    };
  }

  private static int elements(Collection<?> values) {
    return values.stream().mapToInt(value -> value instanceof Number ? NUMBER : COUNTS).sum();
  }

  private static int ofRow(RequestSummary row) {
    LastMessage last = row.lastMessage();
    int texts = row.subject().length() + (last == null ? 0 : last.content().length());
    return ROW + texts;
  }
}
