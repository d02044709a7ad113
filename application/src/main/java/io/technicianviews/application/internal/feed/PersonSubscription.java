package io.technicianviews.application.internal.feed;

import io.technicianviews.application.Result;
import io.technicianviews.application.internal.time.Ticker;
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
public final class PersonSubscription implements AutoCloseable {

  /** What all who follow share. */
  public record Context(
      SnapshotSource snapshots,
      Duration timeout,
      ZoneId zone,
      PersonNameCache names,
      Ticker ticker) {}

  private final Context context;
  private final Subscription listener;
  private final Set<InvalidationTag> rights;
  private final @Nullable SnapshotVersion known;
  private AccessScope accessScope;

  private PersonSubscription(
      Context context,
      Subscription listener,
      AccessScope accessScope,
      @Nullable SnapshotVersion known) {
    this.context = context;
    this.listener = listener;
    this.accessScope = accessScope;
    this.known = known;
    this.rights =
        Set.of(
            new InvalidationTag.Permissions(accessScope.person().id()), InvalidationTag.EVERYTHING);
    listener.filter(accessScope.interest(), rights);
  }

  /**
   * @param afresh whether what is in the desk already when this is called is not to come
   * @return refused if there is no such person, or he is deactivated; the listener is closed then
   */
  public static Result<PersonSubscription> of(
      Context context, Subscription listener, long personId, UnitScope narrowing, boolean afresh) {
    try (Snapshot snapshot = context.snapshots().open(context.timeout())) {
      return switch (access(snapshot, personId)) {
        case Access.Granted(Person person) -> {
          SnapshotVersion known = afresh ? snapshot.snapshotVersion() : null;
          yield Result.of(
              new PersonSubscription(context, listener, new AccessScope(person, narrowing), known));
        }
        case Access.Denied(Refusal refusal) -> {
          listener.close();
          yield Result.refused(refusal);
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

  public Person person() {
    return accessScope.person();
  }

  public AccessScope sight() {
    return accessScope;
  }

  public Ticker ticker() {
    return context.ticker();
  }

  public ZoneId zone() {
    return context.zone();
  }

  /** The id of the last change that does not come. */
  public long after() {
    return listener.after();
  }

  /** The id of a change up to which he has taken all that concerns him. */
  public long upTo() {
    return listener.position();
  }

  /**
   * The next change.
   *
   * @return null if there is none in time
   */
  public @Nullable ChangeLogEntry next(long nanos) {
    long end = context.ticker().nanos() + nanos;
    ChangeLogEntry next = listener.next(nanos);
    while (next != null && known != null && known.contains(next.transaction())) {
      next = listener.next(Math.max(0, end - context.ticker().nanos()));
    }
    return next;
  }

  public boolean isBehind() {
    return listener.hasOverflowed();
  }

  public boolean isEnded() {
    return listener.isEnded();
  }

  /** Whether a change of these scopes can make his rights others. */
  public boolean altersRights(Set<InvalidationTag> touched) {
    return !Collections.disjoint(rights, touched);
  }

  /**
   * Reads his rights anew.
   *
   * @return whether he is active still
   */
  public boolean readRights() {
    try (Snapshot snapshot = context.snapshots().open(context.timeout())) {
      return switch (access(snapshot, accessScope.person().id())) {
        case Access.Granted(Person person) -> {
          accessScope = new AccessScope(person, accessScope.narrowing());
          listener.filter(accessScope.interest(), rights);
          yield true;
        }
        case Access.Denied denied -> false;
      };
    }
  }

  public @Nullable PersonName nameOf(@Nullable Long personId) {
    return personId == null ? null : context.names().of(personId);
  }

  @Override
  public void close() {
    listener.close();
  }
}
