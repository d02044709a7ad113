package io.technicianviews.application;

import io.technicianviews.application.LiveEvent.CountsChanged;
import io.technicianviews.application.LiveEvent.Moves;
import io.technicianviews.application.LiveEvent.ViewCountsChanged;
import io.technicianviews.application.cache.CacheOutcome;
import io.technicianviews.application.internal.answer.CachedQueryExecutor;
import io.technicianviews.application.internal.feed.PersonSubscription;
import io.technicianviews.application.internal.query.CountsQuery;
import io.technicianviews.application.internal.query.FollowedViewsQuery;
import io.technicianviews.application.internal.query.FollowedViewsQuery.Followed;
import io.technicianviews.application.view.ViewsToCount;
import io.technicianviews.domain.command.Refusal;
import io.technicianviews.domain.condition.Conditions;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.time.DeskDay;
import io.technicianviews.domain.view.View;
import io.technicianviews.domain.view.ViewId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The counts of the built-in views and of the followed views of one stream. Not thread-safe. */
final class StreamCounts {

  /**
   * What the counts are of.
   *
   * @param followed the followed views
   */
  record Source(CachedQueryExecutor executor, View view, ViewsToCount followed) {}

  private final CountsUpdater<ViewCountsResult> builtIn;
  private final @Nullable CountsUpdater<Followed> followed;

  private StreamCounts(
      CountsUpdater<ViewCountsResult> builtIn, @Nullable CountsUpdater<Followed> followed) {
    this.builtIn = builtIn;
    this.followed = followed;
  }

  /** Queries the first counts, unless they are refused. */
  static Result<StreamCounts> begin(PersonSubscription subscription, Source source) {
    long personId = subscription.person().id();
    UnitScope units = subscription.accessScope().units();
    Result<CountsUpdater<ViewCountsResult>> builtIn =
        CountsUpdater.begin(
            new CountsUpdater.Parameters<ViewCountsResult>(
                () -> source.executor().execute(personId, new CountsQuery(source.view(), units)),
                counts -> Instant.MAX,
                subscription.zone(),
                subscription.ticker()));
    if (source.followed().equals(ViewsToCount.NONE)) {
      return builtIn.map(counts -> new StreamCounts(counts, null));
    }
    FollowedViewsQuery query = new FollowedViewsQuery(source.followed(), units);
    Result<CountsUpdater<Followed>> others =
        CountsUpdater.begin(
            new CountsUpdater.Parameters<Followed>(
                () -> source.executor().execute(personId, query),
                Followed::end,
                subscription.zone(),
                subscription.ticker()));
    return builtIn.flatMap(
        counts ->
            others
                .flatMap(first -> requireAll(source.followed(), first))
                .map(first -> new StreamCounts(counts, first)));
  }

  private static Result<CountsUpdater<Followed>> requireAll(
      ViewsToCount wanted, CountsUpdater<Followed> found) {
    if (wanted instanceof ViewsToCount.Only(var ids)) {
      Set<ViewId> known = found.published().value().counts().keySet();
      for (ViewId id : ids) {
        if (id instanceof ViewId.Custom(long number) && !known.contains(id)) {
          return Result.refused(new Refusal.ViewNotFound(number));
        }
      }
    }
    return Result.of(found);
  }

  /**
   * Adds the first counts.
   *
   * @param start the position where the stream begins; null if it continues
   */
  void publishFirst(@Nullable Long start, Queue<LiveEvent> events) {
    events.add(new CountsChanged(start, builtIn.published()));
    if (followed != null) {
      events.add(new ViewCountsChanged(numbers(followed.published()), Map.of()));
    }
  }

  /** The day of the counts. */
  DeskDay today() {
    return builtIn.today();
  }

  /** The conditions of the followed views that the state of a request decides. */
  Map<ViewId, Conditions> decidedByState() {
    return followed == null ? Map.of() : followed.published().value().decidedByState();
  }

  /** Marks all counts as stale, after a change that may have altered them. */
  void markStale() {
    builtIn.markStale();
    markFollowedStale();
  }

  /** Marks the counts of the followed views as stale, after a change of a definition. */
  void markFollowedStale() {
    if (followed != null) {
      followed.markStale();
    }
  }

  /** When to query again unless another change arrives, by the ticker. */
  long dueAt() {
    long due = builtIn.dueAt();
    return followed == null || due - followed.dueAt() < 0 ? due : followed.dueAt();
  }

  /**
   * Queries what is due, and adds what has changed.
   *
   * @return whether the person may still have the counts
   */
  boolean update(Queue<LiveEvent> events) {
    boolean allowed = true;
    if (builtIn.isDue()) {
      allowed = publish(builtIn.query(), numbers -> new CountsChanged(null, numbers), events);
    }
    if (allowed && followed != null && followed.isDue()) {
      Followed before = followed.published().value();
      allowed = publish(followed.query(), now -> moved(before, now), events);
    }
    return allowed;
  }

  private interface ToEvent<T> {
    @Nullable LiveEvent of(AsOf<T> counts);
  }

  private static <T> boolean publish(
      @Nullable Result<AsOf<T>> result, ToEvent<T> toEvent, Queue<LiveEvent> events) {
    return switch (result) {
      case null -> true;
      case Result.Success<AsOf<T>>(AsOf<T> counts, CacheOutcome any) -> {
        LiveEvent event = toEvent.of(counts);
        if (event != null) {
          events.add(event);
        }
        yield true;
      }
      case Result.Refused<AsOf<T>> refused -> false;
    };
  }

  private static @Nullable LiveEvent moved(Followed before, AsOf<Followed> now) {
    Map<Long, Moves> moved = new TreeMap<>();
    now.value()
        .members()
        .forEach(
            (id, members) -> {
              Set<Long> known = before.members().get(id);
              Moves moves = known == null ? Moves.NONE : Moves.between(known, members);
              if (id instanceof ViewId.Custom(long number) && !moves.equals(Moves.NONE)) {
                moved.put(number, moves);
              }
            });
    return moved.isEmpty() && before.counts().equals(now.value().counts())
        ? null
        : new ViewCountsChanged(numbers(now), moved);
  }

  private static AsOf<Map<ViewId, Long>> numbers(AsOf<Followed> followed) {
    Map<ViewId, Long> numbers = new LinkedHashMap<>();
    followed.value().counts().forEach((id, counts) -> numbers.put(id, counts.all()));
    return new AsOf<>(numbers, followed.asOf());
  }
}
