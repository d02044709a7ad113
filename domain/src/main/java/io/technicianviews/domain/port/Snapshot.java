package io.technicianviews.domain.port;

import static java.util.Objects.requireNonNull;

import io.technicianviews.domain.query.CacheableQuery;
import io.technicianviews.domain.query.Query;
import io.technicianviews.domain.query.QueryResults;
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

  /**
   * Executes queries. Implementations that access a remote storage send all that are {@linkplain
   * CacheableQuery cacheable} in one round trip.
   *
   * @return a result for each query
   */
  QueryResults read(Collection<? extends Query<?>> queries);

  /**
   * Executes the last queries and closes the snapshot. Implementations that access a remote storage
   * may end the snapshot in the same round trip.
   *
   * @return a result for each query
   */
  default QueryResults readAndClose(Collection<? extends Query<?>> queries) {
    try {
      return read(queries);
    } finally {
      close();
    }
  }

  /** Executes one query. */
  default <V> V read(Query<V> query) {
    return requireNonNull(read(List.of(query)).get(query));
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
