package io.technicianviews.application.internal.answer;

import io.technicianviews.application.Result;
import io.technicianviews.application.internal.fetch.Deferred;
import io.technicianviews.application.internal.fetch.ParallelFetch;
import io.technicianviews.domain.command.Access;
import io.technicianviews.domain.command.Refusal;
import io.technicianviews.domain.command.RequiredRole;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.query.PeopleQuery;
import io.technicianviews.domain.query.Query;
import io.technicianviews.domain.query.RequestQuery;
import io.technicianviews.domain.request.ServiceRequest;
import java.time.Instant;
import java.util.Optional;

/**
 * A query that is answered from one snapshot, the caller's role read in it too. Used by one thread,
 * which closes it.
 */
public final class SnapshotQuery implements AutoCloseable {

  private final PeopleQuery.PersonById person;
  private final ParallelFetch parts;

  SnapshotQuery(PeopleQuery.PersonById person, ParallelFetch parts) {
    this.person = person;
    this.parts = parts;
  }

  /** The caller, if they have the role. */
  public Result<Person> caller(RequiredRole role) {
    return switch (Access.of(role, person.personId(), snapshot().read(person))) {
      case Access.Granted(Person caller) -> Result.of(caller);
      case Access.Denied(Refusal refusal) -> Result.refused(refusal);
    };
  }

  /** A request, if the caller may see it. */
  public Result<VisibleRequest> request(long requestId) {
    return caller(RequiredRole.ANY).flatMap(reader -> visible(reader, requestId));
  }

  private Result<VisibleRequest> visible(Person reader, long requestId) {
    Optional<ServiceRequest> request =
        snapshot()
            .read(new RequestQuery.RequestById(requestId))
            .filter(found -> Access.maySee(reader, found));
    return request.isPresent()
        ? Result.of(new VisibleRequest(reader, request.get()))
        : Result.refused(new Refusal.RequestNotFound(requestId));
  }

  public Snapshot snapshot() {
    return parts.snapshot();
  }

  public Instant asOf() {
    return snapshot().asOf();
  }

  /** Begins to read a part in parallel. */
  public <V> Deferred<V> fetch(Query<V> part) {
    return parts.fetch(() -> snapshot().read(part));
  }

  /** Reads the last of several parts. */
  public <V> V read(Query<V> part) {
    return parts.fetchHere(() -> snapshot().read(part)).get();
  }

  /** Ends the snapshot, and what still reads it. */
  @Override
  public void close() {
    parts.close();
  }

  /** A request with the person who reads it. */
  public record VisibleRequest(Person reader, ServiceRequest request) {}
}
