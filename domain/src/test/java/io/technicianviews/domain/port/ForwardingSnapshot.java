package io.technicianviews.domain.port;

import java.time.Instant;

/** A snapshot that is another one, but for what a subclass changes. */
public class ForwardingSnapshot implements Snapshot {

  private final Snapshot to;

  public ForwardingSnapshot(Snapshot to) {
    this.to = to;
  }

  @Override
  public Instant asOf() {
    return to.asOf();
  }

  @Override
  public SnapshotVersion snapshotVersion() {
    return to.snapshotVersion();
  }

  @Override
  public RequestQueries requests() {
    return to.requests();
  }

  @Override
  public CountQueries counts() {
    return to.counts();
  }

  @Override
  public MessageQueries messages() {
    return to.messages();
  }

  @Override
  public PeopleQueries people() {
    return to.people();
  }

  @Override
  public ChangeQueries changes() {
    return to.changes();
  }

  @Override
  public void expectConcurrentReads() {
    to.expectConcurrentReads();
  }

  @Override
  public void close() {
    to.close();
  }
}
