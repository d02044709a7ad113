package io.technicianviews.persistence.readme;

import io.technicianviews.domain.change.InvalidationTag;
import io.technicianviews.persistence.ExternalWriteCounters;
import io.technicianviews.persistence.PostgresDesk;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

// PAGE: example
/** An application whose purchases delay requests: both are written in one transaction. */
record DelayedPurchase(PostgresDesk desk) {

  private static final String DELAY = "update shop.purchase set delayed = true where id = ?";

  private static final String HOLD =
      """
      update technician_views.service_request request
      set status_id = 4, version = version + 1,
          updated_at = greatest(updated_at, clock_timestamp())
      where id = any(?) and status_id in (1, 2, 3) and deleted_at is null
      returning unit_key, requester_id, array(
          select person_id from technician_views.assignment where request_id = request.id
      ) as assignees
      """;

  /** Runs in the open transaction of the connection, which the caller commits or rolls back. */
  int delay(Connection connection, long purchase, Collection<Long> requests) throws SQLException {
    // First: locks the requests, and remembers in which counts they are.
    ExternalWriteCounters counters = desk.trackExternalWrite(connection, requests);
    try (PreparedStatement delay = connection.prepareStatement(DELAY)) {
      delay.setLong(1, purchase);
      delay.executeUpdate();
    }
    int held = 0;
    Set<InvalidationTag> tags = new HashSet<>();
    try (PreparedStatement hold = connection.prepareStatement(HOLD)) {
      hold.setArray(1, connection.createArrayOf("bigint", requests.toArray()));
      try (ResultSet row = hold.executeQuery()) {
        while (row.next()) {
          held++;
          tags.add(new InvalidationTag.Unit(row.getLong("unit_key")));
          tags.add(new InvalidationTag.Person(row.getLong("requester_id")));
          for (Long assignee : (Long[]) row.getArray("assignees").getArray()) {
            tags.add(new InvalidationTag.Person(assignee));
          }
        }
      }
    }
    // Last: the counts, and the entry of the change log, for which event readers wait.
    counters.finish(List.of());
    if (held > 0) {
      desk.recordExternalChange(connection, tags);
    }
    return held;
  }
}
// PAGE: end
