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
 * The query ports on one transaction, or several that see the same.
 *
 * @param now what time it is in the state that they see
 * @param seen which transactions they see
 * @param prefetched facts that were read as it was opened
 * @param end ends what this snapshot alone has begun
 */
public record PostgresSnapshot(
    QueryRunner transaction,
    Supplier<Instant> now,
    Supplier<SnapshotVersion> seen,
    QueryResults prefetched,
    Runnable end)
    implements Snapshot {

  @Override
  public Instant asOf() {
    return now.get();
  }

  @Override
  public SnapshotVersion snapshotVersion() {
    return seen.get();
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
  public QueryResults read(Collection<? extends CacheableQuery<?>> facts) {
    QueryResults values = new QueryResults();
    values.putAll(prefetched);
    QueryBatch missing =
        new QueryBatch(facts.stream().filter(fact -> !prefetched.has(fact)).toList());
    if (!missing.statements().isEmpty()) {
      values.putAll(missing.values(transaction.read(missing.statements())));
    }
    return values;
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
