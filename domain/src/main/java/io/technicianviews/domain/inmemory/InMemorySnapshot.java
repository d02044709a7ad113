package io.technicianviews.domain.inmemory;

import io.technicianviews.domain.port.CountQueries;
import io.technicianviews.domain.port.MessageQueries;
import io.technicianviews.domain.port.PeopleQueries;
import io.technicianviews.domain.port.RequestQueries;
import io.technicianviews.domain.port.Snapshot;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The data that was current when it was opened. */
final class InMemorySnapshot implements Snapshot {

  private final DeskData data;
  private final Instant asOf;
  private volatile boolean closed;

  InMemorySnapshot(DeskData data, Instant asOf) {
    this.data = data;
    this.asOf = asOf.truncatedTo(ChronoUnit.MICROS);
  }

  @Override
  public Instant asOf() {
    return asOf;
  }

  @Override
  public RequestQueries requests() {
    return new InMemoryRequestQueries(openData());
  }

  @Override
  public CountQueries counts() {
    return new InMemoryCountQueries(openData());
  }

  @Override
  public MessageQueries messages() {
    return new InMemoryMessageQueries(openData());
  }

  @Override
  public PeopleQueries people() {
    return new InMemoryPeopleQueries(openData());
  }

  @Override
  public void close() {
    closed = true;
  }

  private DeskData openData() {
    if (closed) {
      throw new IllegalStateException("the snapshot is closed");
    }
    return data;
  }
}
