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

  private final Chance chance;
  private final Cast cast;
  private final ModelClock clock;

  RandomEvents(Chance chance, Cast cast, ModelClock clock) {
    this.chance = chance;
    this.cast = cast;
    this.clock = clock;
  }

  Step next() {
    Instant at = clock.instant().minus(Duration.ofMinutes(chance.below(90)));
    Status status = Status.of(1 + chance.below(6));
    Instant solved = at.minus(Duration.ofMinutes(chance.below(30)));
    ReplayedEvent event =
        new ReplayedEvent(
            (chance.percent(50) ? "backlog " : "event ") + chance.below(5),
            at,
            at.minus(Duration.ofHours(chance.below(3))),
            chance.one(cast.people()),
            "Event " + chance.below(3),
            chance.orNull("Description " + chance.below(3), 50),
            status,
            Priority.of(1 + chance.below(4)),
            chance.orNull(chance.one(cast.units()), 30),
            new TreeSet<>(chance.percent(50) ? List.of() : List.of(chance.one(cast.people()))),
            status.countAsSolved() ? solved : null);
    return new Step(event.toString(), desk -> desk.replay().apply(event));
  }
}
