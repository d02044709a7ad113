package io.technicianviews.bootstrap.model;

import io.technicianviews.domain.command.ReplayedEvent;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;

/** A generator of replayed events, some of them out of order. */
final class RandomEvents {

  private final RandomSource randomSource;
  private final ModelFixture fixture;
  private final ModelClock clock;

  RandomEvents(RandomSource randomSource, ModelFixture fixture, ModelClock clock) {
    this.randomSource = randomSource;
    this.fixture = fixture;
    this.clock = clock;
  }

  Step next() {
    Instant at = clock.instant().minus(Duration.ofMinutes(randomSource.below(90)));
    Status status = Status.of(1 + randomSource.below(6));
    Instant solved = at.minus(Duration.ofMinutes(randomSource.below(30)));
    ReplayedEvent event =
        new ReplayedEvent(
            (randomSource.percent(50) ? "backlog " : "event ") + randomSource.below(5),
            at,
            at.minus(Duration.ofHours(randomSource.below(3))),
            randomSource.one(fixture.people()),
            "Event " + randomSource.below(3),
            randomSource.orNull("Description " + randomSource.below(3), 50),
            status,
            Priority.of(1 + randomSource.below(4)),
            randomSource.orNull(randomSource.one(fixture.units()), 30),
            new TreeSet<>(
                randomSource.percent(50) ? List.of() : List.of(randomSource.one(fixture.people()))),
            status.countAsSolved() ? solved : null);
    return new Step(event.toString(), desk -> desk.replay().apply(event));
  }
}
