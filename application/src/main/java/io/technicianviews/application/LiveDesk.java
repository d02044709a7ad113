package io.technicianviews.application;

import io.technicianviews.application.LiveEvent.ResyncReason;
import io.technicianviews.domain.command.Refusal;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.view.View;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What happens at the desk, as it happens, for those who may see it. Thread-safe. */
public final class LiveDesk {

  private final ChangeFeed feed;
  private final Follower.Shared shared;
  private final TechnicianViewQueries queries;

  LiveDesk(ChangeFeed feed, Follower.Shared shared, TechnicianViewQueries queries) {
    this.feed = feed;
    this.shared = shared;
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
  public Answer<LiveStream> stream(
      long personId, View view, UnitScope narrowing, @Nullable Long lastEventId) {
    Optional<FeedListener> resumed =
        lastEventId == null ? Optional.empty() : feed.joinAfter(lastEventId);
    FeedListener listener = resumed.orElseGet(feed::join);
    ResyncReason resync =
        lastEventId == null || resumed.isPresent()
            ? null
            : lastEventId > feed.lastId() ? ResyncReason.UNKNOWN_ID : ResyncReason.GAP;
    return begun(
        Follower.of(shared, listener, personId, narrowing, resumed.isEmpty()),
        following -> LiveStream.begin(following, resync, resumed.isPresent(), queries, view));
  }

  /**
   * Begins to tell a person what becomes of the requests that he may see. Whoever begins it closes
   * it.
   *
   * @throws io.technicianviews.domain.port.DeskUnavailableException if the desk cannot be read
   */
  public Answer<TicketStream> tickets(long personId) {
    return begun(
        Follower.of(shared, feed.join(), personId, UnitScope.ALL, true),
        following -> Answer.of(new TicketStream(following)));
  }

  /** Whoever cannot begin follows nothing. */
  private static <T> Answer<T> begun(
      Answer<Follower> following, Function<Follower, Answer<T>> beginning) {
    return switch (following) {
      case Answer.Refused<Follower>(Refusal refusal) -> Answer.refused(refusal);
      case Answer.Given<Follower>(Follower given, CacheOutcome any) -> {
        try {
          Answer<T> begun = beginning.apply(given);
          if (begun instanceof Answer.Refused<T>) {
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
