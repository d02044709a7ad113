package io.technicianviews.testkit;

import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.port.SnapshotVersion;
import io.technicianviews.domain.query.Query;
import io.technicianviews.domain.query.QueryResults;
import java.time.Instant;
import java.util.Collection;

/** A snapshot that delegates to another instance; subclasses override single methods. */
public class ForwardingSnapshot implements Snapshot {

  private final Snapshot delegate;

  /** Creates a snapshot that delegates to this one. */
  public ForwardingSnapshot(Snapshot delegate) {
    this.delegate = delegate;
  }

  @Override
  public Instant asOf() {
    return delegate.asOf();
  }

  @Override
  public SnapshotVersion snapshotVersion() {
    return delegate.snapshotVersion();
  }

  @Override
  public QueryResults read(Collection<? extends Query<?>> queries) {
    return delegate.read(queries);
  }

  @Override
  public void expectConcurrentReads() {
    delegate.expectConcurrentReads();
  }

  @Override
  public void close() {
    delegate.close();
  }
}
