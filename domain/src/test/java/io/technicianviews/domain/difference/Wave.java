package io.technicianviews.domain.difference;

import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.port.DeskLoad;
import io.technicianviews.domain.port.DeskLoader;
import io.technicianviews.domain.port.LoadedPerson;
import io.technicianviews.domain.port.LoadedRequest;
import java.util.List;

/** What is loaded at once; the requests in several calls, since versions move once in a call. */
public record Wave(
    List<BusinessUnit> units, List<LoadedPerson> people, List<LoadedRequest> requests) {

  private static final int CHUNK = 70;

  public Wave {
    units = List.copyOf(units);
    people = List.copyOf(people);
    requests = List.copyOf(requests);
  }

  public void into(DeskLoader loader) {
    try (DeskLoad load = loader.begin()) {
      into(load);
      load.commit();
    }
  }

  private void into(DeskLoad load) {
    load.businessUnits(units);
    load.people(people);
    for (int from = 0; from < requests.size(); from += CHUNK) {
      load.requests(requests.subList(from, Math.min(from + CHUNK, requests.size())));
    }
  }
}
