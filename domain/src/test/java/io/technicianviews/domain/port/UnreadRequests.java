package io.technicianviews.domain.port;

import io.technicianviews.domain.request.RequestSummary;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a technician has unread, as it comes out of rows and read marks. */
public final class UnreadRequests {

  private UnreadRequests() {}

  /** Those of these requests in which the requester wrote after this technician's read mark. */
  public static Set<Long> by(Snapshot snapshot, long technicianId, Collection<Long> ids) {
    Map<Long, Integer> marks = snapshot.messages().readPositions(technicianId, ids);
    return snapshot.requests().summaries(List.copyOf(ids)).stream()
        .filter(row -> row.isUnreadBy(technicianId, marks.getOrDefault(row.id(), 0)))
        .map(RequestSummary::id)
        .collect(Collectors.toSet());
  }
}
