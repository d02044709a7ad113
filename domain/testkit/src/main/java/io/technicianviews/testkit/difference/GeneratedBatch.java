package io.technicianviews.testkit.difference;

import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.port.BulkLoad;
import io.technicianviews.domain.port.BulkLoader;
import io.technicianviews.domain.port.PersonRecord;
import io.technicianviews.domain.port.RequestRecord;
import io.technicianviews.domain.request.Status;
import io.technicianviews.domain.request.StatusCategory;
import io.technicianviews.domain.request.StatusDefinition;
import io.technicianviews.domain.request.StatusLabel;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The records of one load. Requests are loaded in several calls, because versions increase once per
 * call.
 */
public record GeneratedBatch(
    List<BusinessUnit> units, List<PersonRecord> people, List<RequestRecord> requests) {

  /** The statuses that the helpdesk added: some of each category, one of which is retired. */
  static final List<StatusDefinition> ADDED_STATUSES =
      Arrays.stream(StatusCategory.values())
          .flatMap(
              category ->
                  Stream.of(added(category, 0, true), added(category, 1, category.id() % 2 == 0)))
          .toList();

  /** All statuses of the helpdesk. */
  static final List<Status> STATUSES =
      Stream.concat(Status.DEFAULTS.stream(), ADDED_STATUSES.stream().map(StatusDefinition::status))
          .toList();

  private static final int CHUNK = 70;

  public GeneratedBatch {
    units = List.copyOf(units);
    people = List.copyOf(people);
    requests = List.copyOf(requests);
  }

  /** Loads the records in one load. */
  public void into(BulkLoader loader) {
    try (BulkLoad load = loader.begin()) {
      into(load);
      load.commit();
    }
  }

  private static StatusDefinition added(StatusCategory category, int number, boolean active) {
    int id = Status.firstAddedId(category) + number;
    return new StatusDefinition(
        new StatusLabel(id, category.wireName() + " " + id, "#123456"), 70 - category.id(), active);
  }

  private void into(BulkLoad load) {
    load.statuses(ADDED_STATUSES);
    load.businessUnits(units);
    load.people(people);
    for (int from = 0; from < requests.size(); from += CHUNK) {
      load.requests(requests.subList(from, Math.min(from + CHUNK, requests.size())));
    }
  }
}
