package io.technicianviews.domain.port;

import java.time.Instant;

/** A snapshot that delegates to another instance; subclasses override single methods. */
public class ForwardingSnapshot implements Snapshot {

  private final Snapshot delegate;

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
  public RequestQueries requests() {
    return delegate.requests();
  }

  @Override
  public CountQueries counts() {
    return delegate.counts();
  }

  @Override
  public MessageQueries messages() {
    return delegate.messages();
  }

  @Override
  public PeopleQueries people() {
    return delegate.people();
  }

  @Override
  public ChangeQueries changes() {
    return delegate.changes();
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
