package io.technicianviews.testkit.difference;

import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.port.BulkLoad;
import io.technicianviews.domain.port.BulkLoader;
import io.technicianviews.domain.port.PersonRecord;
import io.technicianviews.domain.port.RequestRecord;
import java.util.List;

/**
 * The records of one load. Requests are loaded in several calls, because versions increase once per
 * call.
 */
public record GeneratedBatch(
    List<BusinessUnit> units, List<PersonRecord> people, List<RequestRecord> requests) {

  private static final int CHUNK = 70;

  public GeneratedBatch {
    units = List.copyOf(units);
    people = List.copyOf(people);
    requests = List.copyOf(requests);
  }

  public void into(BulkLoader loader) {
    try (BulkLoad load = loader.begin()) {
      into(load);
      load.commit();
    }
  }

  private void into(BulkLoad load) {
    load.businessUnits(units);
    load.people(people);
    for (int from = 0; from < requests.size(); from += CHUNK) {
      load.requests(requests.subList(from, Math.min(from + CHUNK, requests.size())));
    }
  }
}
