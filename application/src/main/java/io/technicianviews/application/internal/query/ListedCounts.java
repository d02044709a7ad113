package io.technicianviews.application.internal.query;

import io.technicianviews.application.internal.fetch.Results;
import io.technicianviews.application.internal.view.ReadScope;
import io.technicianviews.application.internal.view.ViewReader;
import io.technicianviews.domain.condition.Conditions;
import io.technicianviews.domain.query.CacheableQuery;
import io.technicianviews.domain.view.TypeCounts;
import io.technicianviews.domain.view.View;
import io.technicianviews.domain.view.ViewCounts;
import io.technicianviews.domain.view.ViewId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The counts of predefined and custom views in one answer. Predefined ones have counters, and the
 * others are read by their conditions. Used by one thread.
 */
final class ListedCounts {

  private final ReadScope scope;
  private final Results results;
  private final ViewReader reader;
  private final Map<ViewId, Conditions> views = new LinkedHashMap<>();
  private @Nullable CountsPlan predefined;
  private @Nullable ViewCounts ofPredefined;

  ListedCounts(ReadScope scope, Results results) {
    this.scope = scope;
    this.results = results;
    this.reader = new ViewReader(scope, results);
  }

  /** The reader of the views without counters. */
  ViewReader reader() {
    return reader;
  }

  /** Adds a view that is counted. */
  void add(ViewId id, Conditions conditions) {
    views.put(id, conditions);
    switch (id) {
      case ViewId.Predefined any -> usePredefined();
      case ViewId.Custom any -> reader.add(conditions);
    }
  }

  private void usePredefined() {
    if (predefined == null) {
      predefined = CountsPlan.of(scope.technician(), scope.units(), results);
    }
  }

  /** The parts from which all that was added is counted. */
  List<CacheableQuery<?>> parts() {
    List<CacheableQuery<?>> parts = new ArrayList<>(reader.parts());
    if (predefined != null) {
      parts.addAll(predefined.all());
    }
    return parts;
  }

  /** The counts of all views that were added, in this order. */
  Map<ViewId, TypeCounts> counts() {
    Map<ViewId, TypeCounts> counts = new LinkedHashMap<>();
    views.forEach((id, conditions) -> counts.put(id, count(id, conditions)));
    return counts;
  }

  /**
   * The requests in each view that was added and that cells do not decide.
   *
   * @param atMost views of more requests are left out
   */
  Map<ViewId, Set<Long>> members(int atMost) {
    Map<ViewId, Set<Long>> members = new LinkedHashMap<>();
    views.forEach(
        (id, conditions) -> {
          if (id instanceof ViewId.Custom && count(id, conditions).all() <= atMost) {
            Set<Long> in = reader.members(conditions);
            if (in != null) {
              members.put(id, in);
            }
          }
        });
    return members;
  }

  private TypeCounts count(ViewId id, Conditions conditions) {
    return switch (id) {
      case ViewId.Predefined(View view) -> ofPredefined().of(view);
      case ViewId.Custom any -> reader.count(conditions);
    };
  }

  private ViewCounts ofPredefined() {
    if (ofPredefined == null) {
      if (predefined == null) {
        throw new IllegalStateException("no predefined view was added");
      }
      ofPredefined = predefined.sum(results);
    }
    return ofPredefined;
  }
}
