package io.technicianviews.bootstrap.benchmark;

import io.technicianviews.application.AsOf;
import io.technicianviews.application.ServiceDesk;
import io.technicianviews.application.ViewPage;
import io.technicianviews.application.ViewQuery;
import io.technicianviews.bootstrap.generate.DeskGenerator;
import io.technicianviews.bootstrap.generate.GenerationPlan;
import io.technicianviews.domain.inmemory.InMemoryDesk;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.query.PeopleQuery;
import io.technicianviews.domain.view.View;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;

/**
 * A helpdesk with three thousand requests in memory, so that measurements include no database time.
 */
public final class SmallDesk {

  private static final int REQUESTS = 3_000;
  private static final int UNSOLVED_PERCENT = 20;

  private final InMemoryDesk desk = new InMemoryDesk(InstantSource.system());

  /** Generates the helpdesk. Its data is always the same, except for the times. */
  public SmallDesk() {
    new DeskGenerator(
            GenerationPlan.sized(REQUESTS, UNSOLVED_PERCENT, 40, 10, 42),
            Instant.now(),
            ZoneOffset.UTC)
        .generate(desk, generated -> {});
  }

  /** Returns a technician with five units. */
  public Person technician() {
    try (Snapshot snapshot = desk.open(Duration.ofMinutes(1))) {
      return snapshot.read(new PeopleQuery.FirstActive(Role.TECHNICIAN)).orElseThrow();
    }
  }

  /** Returns a builder of its service desk, to which a cache can be added. */
  public ServiceDesk.Builder builder() {
    return ServiceDesk.builder().storage(desk);
  }

  /**
   * Returns the first page of unsolved requests for {@link #technician}: twenty rows and all
   * counts.
   */
  public AsOf<ViewPage> page() {
    return builder()
        .build()
        .technicianViews()
        .page(technician().id(), ViewQuery.of(View.ALL_UNSOLVED))
        .orElseThrow();
  }
}
