package io.technicianviews.application.internal.view;

import io.technicianviews.application.internal.fetch.Results;
import io.technicianviews.domain.condition.Conditions;
import io.technicianviews.domain.condition.RequestCondition;
import io.technicianviews.domain.condition.RequestFacts;
import io.technicianviews.domain.condition.UnsolvedField;
import io.technicianviews.domain.condition.UnsolvedRequest;
import io.technicianviews.domain.condition.Viewer;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.query.CacheableQuery;
import io.technicianviews.domain.query.MessageQuery;
import io.technicianviews.domain.query.RequestQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The unsolved requests of which the views of one answer contain some. The conditions are evaluated
 * here, on rows that only writes invalidate, so that a row need not be read again because time
 * passes.
 */
final class UnsolvedRows {

  /** What is read for some views: from the technician's own requests, or from those in scope. */
  private record Source(boolean ofOwnRequests) {}

  /** A list of which the requests are known. */
  private record Selection(Conditions conditions, List<RequestCondition> rowConditions) {}

  private final ReadScope scope;
  private final Results results;
  private final Set<Source> sources = new LinkedHashSet<>();
  private final Set<Source> readPositions = new LinkedHashSet<>();
  private final Set<UnsolvedField> fields = EnumSet.noneOf(UnsolvedField.class);

  /** Since a list is counted and then shown. */
  private final Map<Selection, List<UnsolvedRequest>> selected = new HashMap<>();

  UnsolvedRows(ReadScope scope, Results results) {
    this.scope = scope;
    this.results = results;
  }

  /**
   * Adds the rows that a view needs.
   *
   * @param rowConditions what each row meets besides the conditions
   */
  void add(Conditions conditions, List<RequestCondition> rowConditions) {
    Source source = source(conditions);
    sources.add(source);
    if (conditions.contain(RequestCondition.UnreadCondition.class)
        || rowConditions.stream().anyMatch(RequestCondition.UnreadCondition.class::isInstance)) {
      readPositions.add(source);
    }
    fields.addAll(UnsolvedField.neededBy(conditions.stream().toList()));
    fields.addAll(UnsolvedField.neededBy(rowConditions));
  }

  private static Source source(Conditions conditions) {
    return new Source(conditions.areOfOwnRequests());
  }

  /** The parts that are read. */
  List<CacheableQuery<?>> parts() {
    List<CacheableQuery<?>> parts = new ArrayList<>();
    sources.forEach(source -> parts.add(rows(source)));
    readPositions.forEach(source -> parts.add(positions(source)));
    return parts;
  }

  private CacheableQuery<List<UnsolvedRequest>> rows(Source source) {
    return source.ofOwnRequests()
        ? new RequestQuery.AssignedUnsolvedRequests(scope.technician().id(), fields)
        : new RequestQuery.UnsolvedRequests(scope.of(false), fields);
  }

  private CacheableQuery<Map<Long, Integer>> positions(Source source) {
    return source.ofOwnRequests()
        ? new MessageQuery.AssignedReadPositions(scope.technician().id())
        : new MessageQuery.UnsolvedReadPositions(scope.technician().id(), scope.of(false));
  }

  /**
   * The requests in a view that was added, in no order. If the view depends on hours, the result
   * ends when one of the requests in scope can enter or leave it.
   *
   * @param rowConditions what each request meets besides the conditions; none depends on hours
   */
  List<UnsolvedRequest> in(Conditions conditions, List<RequestCondition> rowConditions) {
    // Not computeIfAbsent, since the computation reads parts.
    Selection selection = new Selection(conditions, rowConditions);
    List<UnsolvedRequest> known = selected.get(selection);
    if (known == null) {
      known = select(conditions, rowConditions);
      selected.put(selection, known);
    }
    return known;
  }

  private List<UnsolvedRequest> select(
      Conditions conditions, List<RequestCondition> rowConditions) {
    Source source = source(conditions);
    UnitScope units = scope.of(conditions);
    Viewer viewer = scope.viewer(conditions, results);
    boolean dependsOnHours = conditions.dependOnHours();
    Map<Long, Integer> positions =
        readPositions.contains(source) ? results.get(positions(source)) : Map.of();
    List<UnsolvedRequest> in = new ArrayList<>();
    for (UnsolvedRequest row : results.get(rows(source))) {
      if (units.contains(UnitScope.unit(row.unit()))) {
        RequestFacts facts = new RequestFacts(row, positions.getOrDefault(row.id(), 0));
        if (conditions.areMetBy(facts, viewer)
            && rowConditions.stream().allMatch(one -> one.isMetBy(facts, viewer))) {
          in.add(row);
        }
        if (dependsOnHours) {
          endResult(conditions.nextChange(facts, viewer));
        }
      }
    }
    return Collections.unmodifiableList(in);
  }

  private void endResult(@Nullable Instant change) {
    if (change != null) {
      results.endsAt(change);
    }
  }
}
