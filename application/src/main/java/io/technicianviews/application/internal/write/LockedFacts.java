package io.technicianviews.application.internal.write;

import io.technicianviews.domain.condition.ServiceRequestFacts;
import io.technicianviews.domain.query.MessageQuery;
import io.technicianviews.domain.query.RequestQuery;
import io.technicianviews.domain.request.ServiceRequest;
import java.util.List;

/** The facts of a request that a transaction has locked. Messages are read only if they matter. */
record LockedFacts(ServiceRequest request, CommandTransaction transaction)
    implements ServiceRequestFacts {

  @Override
  public boolean isUnreadBy(long technicianId) {
    List<Long> id = List.of(request.id());
    int readUpTo =
        transaction
            .read(new MessageQuery.ReadPositions(technicianId, id))
            .getOrDefault(request.id(), 0);
    return transaction.read(new RequestQuery.RowsById(id)).stream()
        .anyMatch(row -> row.isUnreadBy(technicianId, readUpTo));
  }
}
