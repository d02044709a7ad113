package io.technicianviews.application;

import static java.util.Objects.requireNonNull;

import io.technicianviews.application.LiveEvent.ResyncReason;
import io.technicianviews.application.cache.CacheOutcome;
import io.technicianviews.application.internal.answer.CachedQueryExecutor;
import io.technicianviews.application.internal.feed.ChangeFeed;
import io.technicianviews.application.internal.feed.PersonSubscription;
import io.technicianviews.application.internal.feed.Subscription;
import io.technicianviews.application.internal.presence.PresenceMonitor;
import io.technicianviews.application.view.ViewsToCount;
import io.technicianviews.domain.command.Refusal;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.view.View;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Opens streams of changes, each limited to what its subscriber may see. Thread-safe. */
public final class LiveUpdates {

  private final ChangeFeed feed;
  private final PersonSubscription.Context context;
  private final CachedQueryExecutor executor;
  private final PresenceMonitor presences;

  LiveUpdates(
      ChangeFeed feed,
      PersonSubscription.Context context,
      CachedQueryExecutor executor,
      PresenceMonitor presences) {
    this.feed = feed;
    this.context = context;
    this.executor = executor;
    this.presences = presences;
  }

  /**
   * Opens a stream of the changes in a technician's views. The caller closes it.
   *
   * @param view the view whose counts by type are published
   * @param units the units to which the stream is limited; it never extends the technician's
   *     permissions
   * @param lastEventId the last event that the client received, after which the stream continues;
   *     null for a new stream. If the stream cannot continue there, its first event is a {@link
   *     LiveEvent.Resync}
   * @throws io.technicianviews.domain.port.DeskUnavailableException if the desk cannot be read
   */
  public Result<ViewStream> stream(
      long personId, View view, UnitScope units, @Nullable Long lastEventId) {
    return stream(personId, view, units, ViewsToCount.NONE, lastEventId);
  }

  /**
   * Opens a stream of the changes in a technician's views, and of the counts and moves of other
   * views. The caller closes it.
   *
   * @param followed the views that the stream follows in addition: it publishes their counts, and
   *     which requests enter and leave the custom ones. Refused with {@link Refusal.ViewNotFound}
   *     if the technician does not see one of them
   */
  public Result<ViewStream> stream(
      long personId,
      View view,
      UnitScope units,
      ViewsToCount followed,
      @Nullable Long lastEventId) {
    requireNonNull(view, "view");
    requireNonNull(units, "units");
    requireNonNull(followed, "followed");
    Optional<Subscription> resumed =
        lastEventId == null ? Optional.empty() : feed.subscribeAfter(lastEventId);
    // Before the subscription, which would have to be closed if this fails.
    ResyncReason resync =
        lastEventId == null || resumed.isPresent()
            ? null
            : lastEventId > feed.lastId() ? ResyncReason.UNKNOWN_ID : ResyncReason.GAP;
    Subscription subscription = resumed.orElseGet(feed::subscribe);
    return open(
        PersonSubscription.of(context, subscription, personId, units, resumed.isEmpty()),
        person ->
            ViewStream.begin(
                person,
                resync,
                resumed.isPresent(),
                new StreamCounts.Source(executor, view, followed),
                presences));
  }

  /**
   * Opens a stream of the changes of the requests that a person may see. The caller closes it.
   *
   * @throws io.technicianviews.domain.port.DeskUnavailableException if the desk cannot be read
   */
  public Result<TicketStream> ticketStream(long personId) {
    return open(
        PersonSubscription.of(context, feed.subscribe(), personId, UnitScope.ALL, true),
        person -> Result.of(new TicketStream(person)));
  }

  /** Closes the subscription if the stream cannot be opened. */
  private static <T> Result<T> open(
      Result<PersonSubscription> subscription, Function<PersonSubscription, Result<T>> opening) {
    return switch (subscription) {
      case Result.Refused<PersonSubscription>(Refusal refusal) -> Result.refused(refusal);
      case Result.Success<PersonSubscription>(PersonSubscription accepted, CacheOutcome any) -> {
        try {
          Result<T> stream = opening.apply(accepted);
          if (stream instanceof Result.Refused<T>) {
            accepted.close();
          }
          yield stream;
        } catch (RuntimeException | Error e) {
          accepted.close();
          throw e;
        }
      }
    };
  }
}
