package io.technicianviews.application.internal.query;

import io.technicianviews.application.Result;
import io.technicianviews.application.internal.fetch.Results;
import io.technicianviews.application.internal.view.ReadScope;
import io.technicianviews.application.view.ViewsToCount;
import io.technicianviews.domain.command.RequiredRole;
import io.technicianviews.domain.condition.Conditions;
import io.technicianviews.domain.condition.CountMethod;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.view.TypeCounts;
import io.technicianviews.domain.view.ViewId;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a stream that follows views needs: their counts, and what it takes to tell which requests
 * enter and leave them. Views that no longer exist, or that the person no longer sees, are missing.
 */
public record FollowedViewsQuery(ViewsToCount views, UnitScope units)
    implements CachedQuery<FollowedViewsQuery.Followed> {

  /** Requests that enter or leave larger views are not published, so that streams remain small. */
  private static final int MAX_MEMBERS = 5_000;

  /**
   * The views of one stream.
   *
   * @param decidedByState the conditions of the custom views that the state of a request decides
   * @param members the requests in each of the other custom views, without views that are too large
   * @param end the next instant at which something of it can change without a write
   */
  public record Followed(
      Map<ViewId, TypeCounts> counts,
      Map<ViewId, Conditions> decidedByState,
      Map<ViewId, Set<Long>> members,
      Instant end) {

    public Followed {
      counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
      decidedByState = Map.copyOf(decidedByState);
      members = Map.copyOf(members);
    }
  }

  @Override
  public RequiredRole requiredRole() {
    return RequiredRole.TECHNICIAN;
  }

  @Override
  public Result<Followed> compute(Person technician, Results results) {
    SelectedViews selected = SelectedViews.existing(views, technician, results);
    ListedCounts counts = new ListedCounts(new ReadScope(technician, units), results);
    selected.forEach(view -> counts.add(view.id(), view.conditions()));
    results.fetch(counts.parts());
    Map<ViewId, Conditions> decidedByState = new LinkedHashMap<>();
    selected.forEach(
        view -> {
          if (view.id() instanceof ViewId.Custom
              && view.conditions().countMethod().orElse(null) instanceof CountMethod.Cells) {
            decidedByState.put(view.id(), view.conditions());
          }
        });
    Map<ViewId, TypeCounts> counted = counts.counts();
    Map<ViewId, Set<Long>> members = counts.members(MAX_MEMBERS);
    return Result.of(new Followed(counted, decidedByState, members, results.end()));
  }
}
