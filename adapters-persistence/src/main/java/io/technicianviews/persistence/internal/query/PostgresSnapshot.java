package io.technicianviews.persistence.internal.query;

import io.technicianviews.domain.port.CacheableQuery;
import io.technicianviews.domain.port.ChangeQueries;
import io.technicianviews.domain.port.CountQueries;
import io.technicianviews.domain.port.MessageQueries;
import io.technicianviews.domain.port.PeopleQueries;
import io.technicianviews.domain.port.QueryResults;
import io.technicianviews.domain.port.RequestQueries;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.port.SnapshotVersion;
import io.technicianviews.persistence.internal.statement.QueryRunner;
import java.time.Instant;
import java.util.Collection;
import java.util.function.Supplier;

/**
 * The query ports on one transaction, or on several that share a snapshot.
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

  @Override
  public Instant asOf() {
    return now.get();
  }

  @Override
  public SnapshotVersion snapshotVersion() {
    return version.get();
  }

  @Override
  public RequestQueries requests() {
    return new JooqRequestQueries(transaction);
  }

  @Override
  public CountQueries counts() {
    return new JooqCountQueries(transaction);
  }

  @Override
  public MessageQueries messages() {
    return new JooqMessageQueries(transaction);
  }

  @Override
  public PeopleQueries people() {
    return new JooqPeopleQueries(transaction);
  }

  @Override
  public ChangeQueries changes() {
    return new JooqChangeQueries(transaction);
  }

  @Override
  public QueryResults read(Collection<? extends CacheableQuery<?>> queries) {
    QueryResults results = new QueryResults();
    results.putAll(prefetched);
    QueryBatch missing =
        new QueryBatch(queries.stream().filter(query -> !prefetched.has(query)).toList());
    if (!missing.statements().isEmpty()) {
      results.putAll(missing.read(transaction.read(missing.statements())));
    }
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
