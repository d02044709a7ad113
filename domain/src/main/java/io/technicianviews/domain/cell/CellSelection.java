package io.technicianviews.domain.cell;

import io.technicianviews.domain.condition.Moment;
import io.technicianviews.domain.request.RequestState;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The requests that meet conditions which count cells decide, apart from the scope: a disjoint
 * union of groups. Adapters list each group by indexes in the order of the list, so that the
 * conditions themselves need no translation.
 *
 * @param technicianId the technician to whom groups refer; null if none does
 * @param moment the moment to whose day groups refer; null if none does
 * @param zone the helpdesk's time zone, in which days begin
 * @param groups no request is in two of them; empty if no request meets the conditions
 */
public record CellSelection(
    @Nullable Long technicianId, @Nullable Moment moment, ZoneId zone, List<CellGroup> groups) {

  public CellSelection {
    groups = List.copyOf(groups);
  }

  /** Whether the selection includes a request in this state, without regard to the scope. */
  public boolean contains(RequestState state) {
    return !state.deleted()
        && groups.stream().anyMatch(group -> group.contains(state, technicianId, moment, zone));
  }

  /** Whether all requests of the selection are assigned to its technician. */
  public boolean isOfOneTechnician() {
    return technicianId != null
        && groups.stream().allMatch(group -> Boolean.TRUE.equals(group.assigned()));
  }
}
