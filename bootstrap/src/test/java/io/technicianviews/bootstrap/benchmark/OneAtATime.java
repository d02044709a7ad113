package io.technicianviews.bootstrap.benchmark;

import io.technicianviews.domain.port.ChangeQueries;
import io.technicianviews.domain.port.CountQueries;
import io.technicianviews.domain.port.MessageQueries;
import io.technicianviews.domain.port.PeopleQueries;
import io.technicianviews.domain.port.RequestQueries;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.port.SnapshotSource;
import io.technicianviews.domain.port.SnapshotVersion;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;

/** The same statements, one after the other: a snapshot that never needs a second connection. */
record OneAtATime(SnapshotSource snapshots) implements SnapshotSource {

  @Override
  public Snapshot open(Duration timeout) {
    return new Serial(snapshots.open(timeout), new ReentrantLock());
  }

  private record Serial(Snapshot snapshot, ReentrantLock lock) implements Snapshot {

    @Override
    public Instant asOf() {
      return snapshot.asOf();
    }

    @Override
    public SnapshotVersion snapshotVersion() {
      return snapshot.snapshotVersion();
    }

    @Override
    public RequestQueries requests() {
      return serial(RequestQueries.class, snapshot.requests());
    }

    @Override
    public CountQueries counts() {
      return serial(CountQueries.class, snapshot.counts());
    }

    @Override
    public MessageQueries messages() {
      return serial(MessageQueries.class, snapshot.messages());
    }

    @Override
    public PeopleQueries people() {
      return serial(PeopleQueries.class, snapshot.people());
    }

    @Override
    public ChangeQueries changes() {
      return serial(ChangeQueries.class, snapshot.changes());
    }

    @Override
    public void close() {
      snapshot.close();
    }

    private <T> T serial(Class<T> port, T queries) {
      return port.cast(
          Proxy.newProxyInstance(
              port.getClassLoader(),
              new Class<?>[] {port},
              (proxy, method, arguments) -> {
                lock.lock();
                try {
                  return method.invoke(queries, arguments);
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                } finally {
                  lock.unlock();
                }
              }));
    }
  }
}
