package io.technicianviews.bootstrap.freshness;

import io.technicianviews.bootstrap.freshness.ObservedPage.RowState;
import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.port.BulkLoad;
import io.technicianviews.domain.port.BulkLoader;
import io.technicianviews.domain.port.PersonRecord;
import io.technicianviews.domain.port.RequestRecord;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.RequestState;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.domain.request.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Two units with some requests, an admin that changes them, and a technician that sees them all.
 */
public final class CheckedDesk {

  public static final long ADMIN = 1;
  public static final long TECHNICIAN = 2;
  public static final long UNIT = 1;
  public static final long OTHER_UNIT = 2;

  /** All on one page. */
  private static final int REQUESTS = 40;

  private CheckedDesk() {}

  /** Loads the data into an empty desk and returns the rows. */
  public static Map<Long, RowState> fill(BulkLoader loader, Instant now) {
    Map<Long, RowState> rows = new HashMap<>();
    List<RequestRecord> requests = new ArrayList<>();
    for (long id = 1; id <= REQUESTS; id++) {
      rows.put(id, new RowState("Request " + id, UNIT, false));
      requests.add(RequestRecord.withoutMessages(request(id, now.minusSeconds(id)), null));
    }
    try (BulkLoad load = loader.begin()) {
      load.businessUnits(
          List.of(new BusinessUnit(UNIT, "Network"), new BusinessUnit(OTHER_UNIT, "Payroll")));
      load.people(
          List.of(
              new PersonRecord(Person.admin(ADMIN, "Ada Admin"), null),
              new PersonRecord(
                  Person.technician(TECHNICIAN, "Tom Technician", UNIT, OTHER_UNIT), null)));
      load.requests(requests);
      load.commit();
    }
    return rows;
  }

  private static ServiceRequest request(long id, Instant created) {
    RequestState state =
        new RequestState(
            Status.OPEN,
            Priority.MEDIUM,
            UNIT,
            new TreeSet<>(),
            new TreeSet<>(),
            null,
            0,
            created,
            created,
            null,
            false);
    return new ServiceRequest(id, "Request " + id, null, ADMIN, null, false, 1, state);
  }
}
