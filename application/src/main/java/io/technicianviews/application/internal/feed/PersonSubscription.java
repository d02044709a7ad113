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
import io.technicianviews.domain.port.Snapshot;
import io.technicianviews.domain.port.SnapshotSource;
import io.technicianviews.domain.query.PeopleQuery;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The subscription of a person: the changes that may concern them, and the permissions by which
 * each is judged. The permissions are reloaded when a change of them is delivered, so that they
 * apply to all later changes. Used by one thread; any thread may close it.
 */
public final class PersonSubscription implements AutoCloseable {

  /** The collaborators that all subscriptions share. */
  public record Context(
      SnapshotSource snapshots,
      Duration timeout,
      ZoneId zone,
      PersonNameCache names,
      Ticker ticker) {}

  private final Context context;
  private final Subscription subscription;
  private final Set<InvalidationTag> permissionTags;
  private final @Nullable VisibleChanges initial;
  private AccessScope accessScope;

  private PersonSubscription(
      Context context,
      Subscription subscription,
      AccessScope accessScope,
      @Nullable VisibleChanges initial) {
    this.context = context;
    this.subscription = subscription;
    this.accessScope = accessScope;
    this.initial = initial;
    this.permissionTags =
        Set.of(
            new InvalidationTag.Permissions(accessScope.person().id()), InvalidationTag.EVERYTHING);
    subscription.filter(accessScope.interest(), permissionTags);
  }

  /**
   * @param skipVisible whether to skip the changes that are already visible when this is called
   * @return refused if the person is unknown or deactivated; the subscription is closed then
   */
  public static Result<PersonSubscription> of(
      Context context,
      Subscription subscription,
      long personId,
      UnitScope units,
      boolean skipVisible) {
    try (Snapshot snapshot = context.snapshots().open(context.timeout())) {
      return switch (access(snapshot, personId)) {
        case Access.Granted(Person person) -> {
          VisibleChanges initial = skipVisible ? VisibleChanges.of(snapshot) : null;
          yield Result.of(
              new PersonSubscription(
                  context, subscription, new AccessScope(person, units), initial));
        }
        case Access.Denied(Refusal refusal) -> {
          subscription.close();
          yield Result.refused(refusal);
        }
      };
    } catch (RuntimeException | Error e) {
      subscription.close();
      throw e;
    }
  }

  private static Access access(Snapshot snapshot, long personId) {
    return Access.of(
        RequiredRole.ANY, personId, snapshot.read(new PeopleQuery.PersonById(personId)));
  }

  public Person person() {
    return accessScope.person();
  }

  public AccessScope accessScope() {
    return accessScope;
  }

  public Ticker ticker() {
    return context.ticker();
  }

  public ZoneId zone() {
    return context.zone();
  }

  /** The id of the change after which this subscription begins. */
  public long after() {
    return subscription.after();
  }

  /** The id of a change up to which all relevant changes were taken. */
  public long position() {
    return subscription.position();
  }

  /**
   * The next change.
   *
   * @return null if there is none in this time, or the subscription was woken
   */
  public @Nullable ChangeLogEntry next(long nanos) {
    long end = context.ticker().nanos() + nanos;
    ChangeLogEntry next = subscription.next(nanos);
    while (next != null && initial != null && initial.contain(next)) {
      next = subscription.next(Math.max(0, end - context.ticker().nanos()));
    }
    return next;
  }

  /** Ends the wait for the next change, or the next wait if there is none now. */
  public void wake() {
    subscription.wake();
  }

  public boolean hasOverflowed() {
    return subscription.hasOverflowed();
  }

  public boolean isEnded() {
    return subscription.isEnded();
  }

  /** Whether a change with these tags may alter the person's permissions. */
  public boolean affectsPermissions(Set<InvalidationTag> tags) {
    return !Collections.disjoint(permissionTags, tags);
  }

  /**
   * Reloads the person's permissions.
   *
   * @return whether the person is still active
   */
  public boolean reloadPermissions() {
    try (Snapshot snapshot = context.snapshots().open(context.timeout())) {
      return switch (access(snapshot, accessScope.person().id())) {
        case Access.Granted(Person person) -> {
          accessScope = new AccessScope(person, accessScope.units());
          subscription.filter(accessScope.interest(), permissionTags);
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
    subscription.close();
  }
}
