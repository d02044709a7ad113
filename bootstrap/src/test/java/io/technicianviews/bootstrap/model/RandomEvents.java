package io.technicianviews.bootstrap.model;

import io.technicianviews.domain.command.ReplayedEvent;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;

/** What happened at another desk, in order and not. */
final class RandomEvents {

  private final RandomSource randomSource;
  private final Cast cast;
  private final ModelClock clock;

  RandomEvents(RandomSource randomSource, Cast cast, ModelClock clock) {
    this.randomSource = randomSource;
    this.cast = cast;
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
            randomSource.one(cast.people()),
            "Event " + randomSource.below(3),
            randomSource.orNull("Description " + randomSource.below(3), 50),
            status,
            Priority.of(1 + randomSource.below(4)),
            randomSource.orNull(randomSource.one(cast.units()), 30),
            new TreeSet<>(
                randomSource.percent(50) ? List.of() : List.of(randomSource.one(cast.people()))),
            status.countAsSolved() ? solved : null);
    return new Step(event.toString(), desk -> desk.replay().apply(event));
  }
}
