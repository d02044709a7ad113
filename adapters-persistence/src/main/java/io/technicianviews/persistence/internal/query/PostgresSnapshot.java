package io.technicianviews.persistence.internal.query;

import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.port.SnapshotVersion;
import io.technicianviews.domain.query.Query;
import io.technicianviews.domain.query.QueryResults;
import io.technicianviews.persistence.internal.statement.BoundStatement;
import io.technicianviews.persistence.internal.statement.QueryRunner;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/**
 * A snapshot that is read by one transaction, or by several that share it.
 *
 * @param now returns the time of the snapshot
 * @param version returns the version of the snapshot
 * @param prefetched results of queries that were sent at the opening
 * @param end releases what the snapshot owns
 */
public record PostgresSnapshot(
    QueryRunner transaction,
    Supplier<Instant> now,
    Supplier<SnapshotVersion> version,
    QueryResults prefetched,
    Runnable end)
    implements Snapshot {

  /** The statements of these queries, as they are sent together. */
  public static List<BoundStatement> statements(Collection<? extends Query<?>> queries) {
    return new QueryBatch(queries).statements();
  }

  @Override
  public Instant asOf() {
    return now.get();
  }

  @Override
  public SnapshotVersion snapshotVersion() {
    return version.get();
  }

  @Override
  public QueryResults read(Collection<? extends Query<?>> queries) {
    return withPrefetched(missing(queries).read(transaction));
  }

  @Override
  public QueryResults readAndClose(Collection<? extends Query<?>> queries) {
    try {
      return withPrefetched(missing(queries).readLast(transaction));
    } finally {
      close();
    }
  }

  private QueryBatch missing(Collection<? extends Query<?>> queries) {
    return new QueryBatch(queries.stream().filter(query -> !prefetched.has(query)).toList());
  }

  private QueryResults withPrefetched(QueryResults results) {
    results.putAll(prefetched);
    return results;
  }

  @Override
  public void expectConcurrentReads() {
    transaction.expectConcurrentReads();
  }

  @Override
  public void close() {
    end.run();
  }
}
