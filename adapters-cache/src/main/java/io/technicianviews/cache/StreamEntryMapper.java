package io.technicianviews.cache;

import io.technicianviews.domain.change.ChangeLogEntry;
import io.technicianviews.domain.change.InvalidationTag;
import io.technicianviews.domain.change.RequestChange;
import io.technicianviews.domain.request.RequestState;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a stream entry for a change. All values are text; lists are comma-separated. Absent
 * values have no field.
 */
final class StreamEntryMapper {

  private StreamEntryMapper() {}

  static Map<String, String> of(ChangeLogEntry logged) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("id", Long.toString(logged.id()));
    fields.put("what", lower(logged.change().kind()));
    fields.put("at", logged.at().toString());
    put(fields, "by", logged.by());
    RequestChange change = logged.change().request();
    if (change != null) {
      fields.put("request_id", Long.toString(change.requestId()));
      fields.put("requester_id", Long.toString(change.requesterId()));
      fields.put(
          "changed",
          change.fields().stream().map(StreamEntryMapper::lower).collect(Collectors.joining(",")));
      state(fields, "", change.after());
      RequestState before = change.before();
      if (before != null) {
        state(fields, "before_", before);
      }
    }
    fields.put(
        "scopes",
        logged.change().tags().stream()
            .map(InvalidationTag::text)
            .sorted()
            .collect(Collectors.joining(",")));
    return fields;
  }

  private static void state(Map<String, String> fields, String prefix, RequestState state) {
    put(fields, prefix + "business_unit_id", state.businessUnitId());
    put(fields, prefix + "parent_id", state.parentId());
    fields.put(prefix + "assignee_ids", joined(state.assignees()));
    fields.put(prefix + "tags", joined(state.tags()));
    fields.put(prefix + "status", Integer.toString(state.status().id()));
    fields.put(prefix + "priority", Integer.toString(state.priority().id()));
    fields.put(prefix + "deleted", Boolean.toString(state.deleted()));
  }

  private static void put(Map<String, String> fields, String name, @Nullable Object value) {
    if (value != null) {
      fields.put(name, value.toString());
    }
  }

  private static String joined(Collection<?> values) {
    return values.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
