package io.technicianviews.domain.inmemory;

import io.technicianviews.domain.port.ChangeLog;
import io.technicianviews.domain.port.DeskLoader;
import io.technicianviews.domain.port.DeskUnderTest;
import io.technicianviews.domain.port.DeskWrites;
import io.technicianviews.domain.port.ReadSnapshots;
import java.time.InstantSource;

/** Desks in memory, for the suites and as their oracle. */
public final class InMemoryDesks {

  private InMemoryDesks() {}

  public static DeskUnderTest empty() {
    return of(new InMemoryDesk(InstantSource.system()));
  }

  public static DeskUnderTest of(InMemoryDesk desk) {
    return new DeskUnderTest() {
      @Override
      public ReadSnapshots snapshots() {
        return desk;
      }

      @Override
      public DeskLoader loader() {
        return desk;
      }

      @Override
      public DeskWrites writes() {
        return desk;
      }

      @Override
      public ChangeLog changes() {
        return desk;
      }
    };
  }
}
