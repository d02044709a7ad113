package io.technicianviews.application;

import io.technicianviews.application.LiveEvent.ResyncReason;
import io.technicianviews.application.cache.CacheOutcome;
import io.technicianviews.application.internal.feed.ChangeFeed;
import io.technicianviews.application.internal.feed.PersonSubscription;
import io.technicianviews.application.internal.feed.Subscription;
import io.technicianviews.domain.command.Refusal;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.view.View;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What happens at the desk, as it happens, for those who may see it. Thread-safe. */
public final class LiveUpdates {

  private final ChangeFeed feed;
  private final PersonSubscription.Context context;
  private final TechnicianViewQueries queries;

  LiveUpdates(ChangeFeed feed, PersonSubscription.Context context, TechnicianViewQueries queries) {
    this.feed = feed;
    this.context = context;
    this.queries = queries;
  }

  /**
   * Begins to tell a technician what happens in his views. Whoever begins it closes it.
   *
   * @param view whose counts by type are told
   * @param narrowing the units whose requests are told of; it never widens what he may see
   * @param lastEventId the last event that he heard, so that it goes on there; null if he is new.
   *     If it cannot go on there, its first event says so
   * @throws io.technicianviews.domain.port.DeskUnavailableException if the desk cannot be read
   */
  public Result<ViewStream> stream(
      long personId, View view, UnitScope narrowing, @Nullable Long lastEventId) {
    Optional<Subscription> resumed =
        lastEventId == null ? Optional.empty() : feed.joinAfter(lastEventId);
    Subscription listener = resumed.orElseGet(feed::join);
    ResyncReason resync =
        lastEventId == null || resumed.isPresent()
            ? null
            : lastEventId > feed.lastId() ? ResyncReason.UNKNOWN_ID : ResyncReason.GAP;
    return begun(
        PersonSubscription.of(context, listener, personId, narrowing, resumed.isEmpty()),
        following -> ViewStream.begin(following, resync, resumed.isPresent(), queries, view));
  }

  /**
   * Begins to tell a person what becomes of the requests that he may see. Whoever begins it closes
   * it.
   *
   * @throws io.technicianviews.domain.port.DeskUnavailableException if the desk cannot be read
   */
  public Result<TicketStream> tickets(long personId) {
    return begun(
        PersonSubscription.of(context, feed.join(), personId, UnitScope.ALL, true),
        following -> Result.of(new TicketStream(following)));
  }

  /** Whoever cannot begin follows nothing. */
  private static <T> Result<T> begun(
      Result<PersonSubscription> following, Function<PersonSubscription, Result<T>> beginning) {
    return switch (following) {
      case Result.Refused<PersonSubscription>(Refusal refusal) -> Result.refused(refusal);
      case Result.Success<PersonSubscription>(PersonSubscription given, CacheOutcome any) -> {
        try {
          Result<T> begun = beginning.apply(given);
          if (begun instanceof Result.Refused<T>) {
            given.close();
          }
          yield begun;
        } catch (RuntimeException | Error e) {
          given.close();
          throw e;
        }
      }
    };
  }
}
