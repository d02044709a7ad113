package io.technicianviews.domain.port;

import io.technicianviews.domain.change.TouchedScopes;
import java.time.Instant;
import java.util.List;

/**
 * What a reading of the change log for freshness has found.
 *
 * @param asOf the instant of the reading, by the clock of the desk's storage: whatever was
 *     committed before it is in the state that was read
 * @param visibility the state that was read
 * @param changes what has become visible since the reading before this one, in no particular order
 */
public record LogReading(Instant asOf, Visibility visibility, List<TouchedScopes> changes) {

  public LogReading {
    changes = List.copyOf(changes);
  }
}
