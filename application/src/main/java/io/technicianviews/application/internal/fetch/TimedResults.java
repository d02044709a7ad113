package io.technicianviews.application.internal.fetch;

import io.technicianviews.domain.time.DeskDay;
import java.time.Instant;

/** Results of one instant, and the time until which they are valid. */
abstract class TimedResults implements Results {

  private final DeskDay day;
  private final Instant now;
  private Period period = Period.ALWAYS;

  /**
   * @param now on this day
   */
  TimedResults(DeskDay day, Instant now) {
    this.day = day;
    this.now = now;
  }

  @Override
  public DeskDay day() {
    return day;
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public void endsAt(Instant instant) {
    period = period.endsAt(instant);
  }

  @Override
  public Instant end() {
    return period.endsAt(day.end()).end();
  }
}
