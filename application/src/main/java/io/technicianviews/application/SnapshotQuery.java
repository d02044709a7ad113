package io.technicianviews.application;

import io.technicianviews.domain.command.Access;
import io.technicianviews.domain.command.Refusal;
import io.technicianviews.domain.command.RequiredRole;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.port.CacheableQuery;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.request.ServiceRequest;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A query that is answered from one snapshot, the caller's role read in it too. Used by one thread,
 * which closes it.
 */
final class SnapshotQuery implements AutoCloseable {

  private final CacheableQuery.PersonById person;
  private final ParallelFetch parts;

  SnapshotQuery(CacheableQuery.PersonById person, ParallelFetch parts) {
    this.person = person;
    this.parts = parts;
  }

  /** The caller, if they have the role. */
  Answer<Person> caller(RequiredRole role) {
    return switch (Access.of(role, person.personId(), snapshot().read(person))) {
      case Access.Granted(Person caller) -> Answer.of(caller);
      case Access.Denied(Refusal refusal) -> Answer.refused(refusal);
    };
  }

  /** A request, if the caller may see it. */
  Answer<VisibleRequest> request(long requestId) {
    return caller(RequiredRole.ANY).flatMap(reader -> visible(reader, requestId));
  }

  private Answer<VisibleRequest> visible(Person reader, long requestId) {
    Optional<ServiceRequest> request =
        snapshot().requests().find(requestId).filter(found -> Access.maySee(reader, found));
    return request.isPresent()
        ? Answer.of(new VisibleRequest(reader, request.get()))
        : Answer.refused(new Refusal.RequestNotFound(requestId));
  }

  Snapshot snapshot() {
    return parts.snapshot();
  }

  Instant asOf() {
    return snapshot().asOf();
  }

  /** Begins to read a part in parallel. */
  <T> Deferred<T> fetch(Supplier<T> part) {
    return parts.fetch(part);
  }

  /** Reads the last of several parts. */
  <T> T read(Supplier<T> part) {
    return parts.fetchHere(part).get();
  }

  /** Ends the snapshot, and what still reads it. */
  @Override
  public void close() {
    parts.close();
  }

  /** A request with the person who reads it. */
  record VisibleRequest(Person reader, ServiceRequest request) {}
}
