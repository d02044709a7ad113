package io.technicianviews.application;

import io.technicianviews.domain.change.ChangeLogEntry;
import io.technicianviews.domain.change.InvalidationTag;
import io.technicianviews.domain.command.Access;
import io.technicianviews.domain.command.Refusal;
import io.technicianviews.domain.command.RequiredRole;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.PersonName;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.port.CacheableQuery;
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.port.SnapshotSource;
import io.technicianviews.domain.port.SnapshotVersion;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A person follows the changes of the desk: those that can concern him, and what he may see while
 * they come. His rights are read anew as soon as a change of them comes, so that whatever comes
 * after it is judged by them. He is one thread.
 */
final class Follower implements AutoCloseable {

  /** What all who follow share. */
  record Shared(
      SnapshotSource snapshots, Duration timeout, ZoneId zone, PersonNames names, Ticker ticker) {}

  private final Shared shared;
  private final FeedListener listener;
  private final Set<InvalidationTag> rights;
  private final @Nullable SnapshotVersion known;
  private Sight sight;

  private Follower(
      Shared shared, FeedListener listener, Sight sight, @Nullable SnapshotVersion known) {
    this.shared = shared;
    this.listener = listener;
    this.sight = sight;
    this.known = known;
    this.rights =
        Set.of(new InvalidationTag.Permissions(sight.person().id()), InvalidationTag.EVERYTHING);
    listener.narrow(sight.interest(), rights);
  }

  /**
   * @param afresh whether what is in the desk already when this is called is not to come
   * @return refused if there is no such person, or he is deactivated; the listener is closed then
   */
  static Answer<Follower> of(
      Shared shared, FeedListener listener, long personId, UnitScope narrowing, boolean afresh) {
    try (Snapshot snapshot = shared.snapshots().open(shared.timeout())) {
      return switch (access(snapshot, personId)) {
        case Access.Granted(Person person) -> {
          SnapshotVersion known = afresh ? snapshot.snapshotVersion() : null;
          yield Answer.of(new Follower(shared, listener, new Sight(person, narrowing), known));
        }
        case Access.Denied(Refusal refusal) -> {
          listener.close();
          yield Answer.refused(refusal);
        }
      };
    } catch (RuntimeException | Error e) {
      listener.close();
      throw e;
    }
  }

  private static Access access(Snapshot snapshot, long personId) {
    return Access.of(
        RequiredRole.ANY, personId, snapshot.read(new CacheableQuery.PersonById(personId)));
  }

  Person person() {
    return sight.person();
  }

  Sight sight() {
    return sight;
  }

  Ticker ticker() {
    return shared.ticker();
  }

  ZoneId zone() {
    return shared.zone();
  }

  /** The id of the last change that does not come. */
  long after() {
    return listener.after();
  }

  /** The id of a change up to which he has taken all that concerns him. */
  long upTo() {
    return listener.upTo();
  }

  /**
   * The next change.
   *
   * @return null if there is none in time
   */
  @Nullable ChangeLogEntry next(long nanos) {
    long end = shared.ticker().nanos() + nanos;
    ChangeLogEntry next = listener.next(nanos);
    while (next != null && known != null && known.contains(next.transaction())) {
      next = listener.next(Math.max(0, end - shared.ticker().nanos()));
    }
    return next;
  }

  boolean isBehind() {
    return listener.isBehind();
  }

  boolean isEnded() {
    return listener.isEnded();
  }

  /** Whether a change of these scopes can make his rights others. */
  boolean altersRights(Set<InvalidationTag> touched) {
    return !Collections.disjoint(rights, touched);
  }

  /**
   * Reads his rights anew.
   *
   * @return whether he is active still
   */
  boolean readRights() {
    try (Snapshot snapshot = shared.snapshots().open(shared.timeout())) {
      return switch (access(snapshot, sight.person().id())) {
        case Access.Granted(Person person) -> {
          sight = new Sight(person, sight.narrowing());
          listener.narrow(sight.interest(), rights);
          yield true;
        }
        case Access.Denied denied -> false;
      };
    }
  }

  @Nullable PersonName nameOf(@Nullable Long personId) {
    return personId == null ? null : shared.names().of(personId);
  }

  @Override
  public void close() {
    listener.close();
  }
}
