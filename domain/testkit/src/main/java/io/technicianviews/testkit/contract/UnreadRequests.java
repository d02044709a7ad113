package io.technicianviews.testkit.contract;

import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.query.MessageQuery;
import io.technicianviews.domain.query.RequestQuery;
import io.technicianviews.domain.request.RequestSummary;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Derives the unread requests of a technician from list rows and read positions. */
public final class UnreadRequests {

  private UnreadRequests() {}

  /**
   * Returns those of these requests in which the requester wrote a message after the technician's
   * read position.
   */
  public static Set<Long> by(Snapshot snapshot, long technicianId, Collection<Long> ids) {
    Map<Long, Integer> positions =
        snapshot.read(new MessageQuery.ReadPositions(technicianId, List.copyOf(ids)));
    return snapshot.read(new RequestQuery.RowsById(List.copyOf(ids))).stream()
        .filter(row -> row.isUnreadBy(technicianId, positions.getOrDefault(row.id(), 0)))
        .map(RequestSummary::id)
        .collect(Collectors.toSet());
  }
}
