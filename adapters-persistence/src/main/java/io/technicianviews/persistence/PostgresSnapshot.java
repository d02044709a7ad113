package io.technicianviews.persistence;

import io.technicianviews.domain.port.ChangeQueries;
import io.technicianviews.domain.port.CountQueries;
import io.technicianviews.domain.port.MessageQueries;
import io.technicianviews.domain.port.PeopleQueries;
import io.technicianviews.domain.port.RequestQueries;
import io.technicianviews.domain.port.Snapshot;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** The query ports on one shared transaction. */
final class PostgresSnapshot implements Snapshot {

  private final SharedTransaction transaction;
  private final Instant asOf;

  PostgresSnapshot(SharedTransaction transaction, @Nullable InstantSource clock) {
    this.transaction = transaction;
    this.asOf =
        clock == null ? transaction.begun() : clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  @Override
  public Instant asOf() {
    return asOf;
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
  public void close() {
    transaction.close();
  }
}
