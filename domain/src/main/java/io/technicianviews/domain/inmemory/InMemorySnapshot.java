package io.technicianviews.domain.inmemory;

import io.technicianviews.domain.port.ChangeQueries;
import io.technicianviews.domain.port.CountQueries;
import io.technicianviews.domain.port.DeadlineExceededException;
import io.technicianviews.domain.port.MessageQueries;
import io.technicianviews.domain.port.PeopleQueries;
import io.technicianviews.domain.port.RequestQueries;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.port.SnapshotVersion;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** A snapshot of the data that was current when it was opened. */
final class InMemorySnapshot implements Snapshot {

  private final DeskData data;
  private final Instant asOf;
  private final BooleanSupplier isExpired;
  private volatile boolean closed;

  InMemorySnapshot(DeskData data, Instant asOf, BooleanSupplier isExpired) {
    this.data = data;
    this.asOf = asOf;
    this.isExpired = isExpired;
  }

  @Override
  public Instant asOf() {
    return asOf;
  }

  @Override
  public SnapshotVersion snapshotVersion() {
    return data.snapshotVersion();
  }

  @Override
  public RequestQueries requests() {
    return new InMemoryRequestQueries(this::read);
  }

  @Override
  public CountQueries counts() {
    return new InMemoryCountQueries(this::read);
  }

  @Override
  public MessageQueries messages() {
    return new InMemoryMessageQueries(this::read);
  }

  @Override
  public PeopleQueries people() {
    return new InMemoryPeopleQueries(this::read);
  }

  @Override
  public ChangeQueries changes() {
    return new InMemoryChangeQueries(this::read);
  }

  @Override
  public void close() {
    closed = true;
  }

  private DeskData read() {
    if (closed) {
      throw new IllegalStateException("the snapshot is closed");
    }
    if (isExpired.getAsBoolean()) {
      throw new DeadlineExceededException("the timeout of the snapshot has expired");
    }
    return data;
  }
}
