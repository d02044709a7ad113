package io.technicianviews.bootstrap.servicenow;

import io.technicianviews.domain.port.BulkLoad;
import io.technicianviews.domain.port.BulkLoad.EntityKind;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The ids of what the log names: the desk's own where it knows the name, fresh ones elsewhere.
 *
 * @param fresh the names that the desk did not know
 */
record IdAllocator(Map<String, Long> byName, Set<String> fresh) {

  static IdAllocator of(BulkLoad load, EntityKind entityKind, Collection<String> names) {
    Map<String, Long> byName = new HashMap<>(load.knownIds(entityKind));
    List<String> fresh =
        names.stream().distinct().filter(name -> !byName.containsKey(name)).toList();
    List<Long> ids = load.newIds(entityKind, fresh.size());
    for (int i = 0; i < fresh.size(); i++) {
      byName.put(fresh.get(i), ids.get(i));
    }
    return new IdAllocator(byName, Set.copyOf(fresh));
  }

  long of(String name) {
    Long id = byName.get(name);
    if (id == null) {
      throw new IllegalArgumentException("no id was asked for " + name);
    }
    return id;
  }

  boolean isFresh(String name) {
    return fresh.contains(name);
  }
}
