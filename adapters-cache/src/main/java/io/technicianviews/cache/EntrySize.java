package io.technicianviews.cache;

import io.technicianviews.domain.message.LastMessage;
import io.technicianviews.domain.people.Units;
import io.technicianviews.domain.port.Entry;
import io.technicianviews.domain.port.EntryKey;
import io.technicianviews.domain.port.Fact;
import io.technicianviews.domain.request.ListStretch;
import io.technicianviews.domain.request.RequestSummary;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * An estimate of the memory of an entry in bytes, from the number of its objects and one byte per
 * character of text. It only needs to be proportional to the real size.
 */
final class EntrySize {

  private static final int OVERHEAD = 400;
  private static final int ROW = 700;
  private static final int NUMBER = 64;
  private static final int COUNTS = 600;

  private EntrySize() {}

  static int of(EntryKey<?> key, Entry<?> entry) {
    return OVERHEAD + ofFact(key.fact()) + ofValue(entry.value());
  }

  private static int ofFact(Fact<?> fact) {
    return switch (fact) {
      case Fact.ReadMarks marks -> NUMBER * marks.requestIds().size();
      case Fact.Rows rows -> ofUnits(rows.selection().units());
      case Fact.Total total -> ofUnits(total.selection().units());
      default -> NUMBER;
    };
  }

  private static int ofUnits(Units units) {
    return switch (units) {
      case Units.All() -> NUMBER;
      case Units.Only(var keys) -> NUMBER * (1 + keys.size());
    };
  }

  private static int ofValue(Object value) {
    return switch (value) {
      case ListStretch stretch -> stretch.rows().stream().mapToInt(EntrySize::ofRow).sum();
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
