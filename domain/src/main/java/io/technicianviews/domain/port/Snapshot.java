package io.technicianviews.domain.port;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * One state of the desk, read by any number of queries. All of them see the same state, whatever is
 * written meanwhile.
 *
 * <p>Thread-safe: queries may run at the same time, and do so as far as there is room if they are
 * {@linkplain #expectConcurrentReads expected} to. Every query fails with {@link
 * DeskUnavailableException} when the desk cannot be read, with {@link DeadlineExceededException}
 * when the snapshot's time is over, and with {@link IllegalStateException} when the snapshot is
 * closed.
 */
public interface Snapshot extends AutoCloseable {

  /**
   * The instant whose state this is, by the clock of the desk's storage, in microseconds at the
   * finest. Everything that was committed before it is in the snapshot; what was committed later
   * may be as well.
   */
  Instant asOf();

  /**
   * Which transactions are in it: whoever keeps what he read can tell by it what he has not seen.
   */
  SnapshotVersion snapshotVersion();

  RequestQueries requests();

  CountQueries counts();

  MessageQueries messages();

  PeopleQueries people();

  ChangeQueries changes();

  /**
   * What these facts are in it: as by {@link CacheableQuery#read}, one after the other. Where each
   * question is a way to the storage, all of them go on one.
   *
   * @return a value for each of them
   */
  default QueryResults read(Collection<? extends CacheableQuery<?>> facts) {
    QueryResults values = new QueryResults();
    facts.forEach(fact -> read(fact, values));
    return values;
  }

  /** What one of them is in it. */
  default <V> V read(CacheableQuery<V> query) {
    return requireNonNull(read(List.of(query)).get(query));
  }

  private <V> void read(CacheableQuery<V> cacheableQuery, QueryResults into) {
    into.put(cacheableQuery, cacheableQuery.read(this));
  }

  /**
   * Announces that queries are about to run at the same time, so that the storage can make room for
   * them. Without it they may run one after the other.
   *
   * @throws DeskUnavailableException if the desk cannot be read
   */
  default void expectConcurrentReads() {}

  /**
   * Ends the snapshot and gives back what it holds. Queries that still run are cancelled, and have
   * ended when this returns. Closing again does nothing.
   */
  @Override
  void close();
}
