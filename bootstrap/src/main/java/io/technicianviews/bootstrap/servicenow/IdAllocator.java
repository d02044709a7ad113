package io.technicianviews.bootstrap.servicenow;

import io.technicianviews.domain.port.BulkLoad;
import io.technicianviews.domain.port.BulkLoad.EntityKind;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The ids for the names in a log: existing ids, and new ids for unknown names.
 *
 * @param created the names with new ids
 */
record IdAllocator(Map<String, Long> byName, Set<String> created) {

  static IdAllocator of(BulkLoad load, EntityKind entityKind, Collection<String> names) {
    Map<String, Long> byName = new HashMap<>(load.knownIds(entityKind));
    List<String> created =
        names.stream().distinct().filter(name -> !byName.containsKey(name)).toList();
    List<Long> ids = load.newIds(entityKind, created.size());
    for (int i = 0; i < created.size(); i++) {
      byName.put(created.get(i), ids.get(i));
    }
    return new IdAllocator(byName, Set.copyOf(created));
  }

  long of(String name) {
    Long id = byName.get(name);
    if (id == null) {
      throw new IllegalArgumentException("no id was allocated for " + name);
    }
    return id;
  }
}
