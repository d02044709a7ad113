package io.technicianviews.domain.port;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * A consistent state of the storage that any number of queries read. All queries see the same
 * state, whatever is written meanwhile.
 *
 * <p>Thread-safe: queries may run concurrently, and do so as far as connections are available if
 * the caller {@linkplain #expectConcurrentReads announces} it. Every query fails with {@link
 * DeskUnavailableException} when the storage cannot be read, with {@link DeadlineExceededException}
 * when the timeout of the snapshot has expired, and with {@link IllegalStateException} when the
 * snapshot is closed. The caller that opened the snapshot closes it.
 */
public interface Snapshot extends AutoCloseable {

  /**
   * Returns the instant of the state by the clock of the storage, with at most microsecond
   * precision. Everything committed before it is in the snapshot; later commits may be as well.
   */
  Instant asOf();

  /**
   * Returns which transactions the snapshot contains. Caches compare versions to find the changes
   * that a cached result does not reflect.
   */
  SnapshotVersion snapshotVersion();

  /** Returns the queries of requests. */
  RequestQueries requests();

  /** Returns the queries of counts. */
  CountQueries counts();

  /** Returns the queries of messages and read positions. */
  MessageQueries messages();

  /** Returns the queries of users and business units. */
  PeopleQueries people();

  /** Returns the queries of the change log and the administration log. */
  ChangeQueries changes();

  /**
   * Executes queries, with the results of {@link CacheableQuery#read}. Implementations that access
   * a remote storage send all of them in one round trip.
   *
   * @return a result for each query
   */
  default QueryResults read(Collection<? extends CacheableQuery<?>> queries) {
    QueryResults results = new QueryResults();
    queries.forEach(query -> read(query, results));
    return results;
  }

  /** Executes one query. */
  default <V> V read(CacheableQuery<V> query) {
    return requireNonNull(read(List.of(query)).get(query));
  }

  private <V> void read(CacheableQuery<V> query, QueryResults results) {
    results.put(query, query.read(this));
  }

  /**
   * Announces that queries will run concurrently, so that the storage can allocate connections for
   * them. Without the announcement they may run sequentially.
   *
   * @throws DeskUnavailableException if the storage cannot be read
   */
  default void expectConcurrentReads() {}

  /**
   * Closes the snapshot and releases its resources. Running queries are cancelled, and have ended
   * when the call returns. Closing again has no effect.
   */
  @Override
  void close();
}
