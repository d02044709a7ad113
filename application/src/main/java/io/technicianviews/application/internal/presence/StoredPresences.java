package io.technicianviews.application.internal.presence;

import io.technicianviews.application.Result;
import io.technicianviews.application.internal.answer.SnapshotQuery;
import io.technicianviews.application.internal.answer.SnapshotQueryExecutor;
import io.technicianviews.application.internal.time.Ticker;
import io.technicianviews.application.presence.RequestPresence;
import io.technicianviews.application.presence.RequestPresences;
import io.technicianviews.domain.command.Access;
import io.technicianviews.domain.command.Refusal;
import io.technicianviews.domain.command.RequiredRole;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.presence.Activity;
import io.technicianviews.domain.presence.Presence;
import io.technicianviews.domain.presence.PresenceStore;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Presences in a store. No connection of the storage is held while the store is called.
 * Thread-safe.
 */
public final class StoredPresences implements RequestPresences {

  private final PresenceStore store;
  private final SnapshotQueryExecutor snapshots;
  private final PresenceMonitor monitor;
  private final HeartbeatLimit limit;

  public StoredPresences(
      PresenceStore store,
      SnapshotQueryExecutor snapshots,
      PresenceMonitor monitor,
      Ticker ticker) {
    this.store = store;
    this.snapshots = snapshots;
    this.monitor = monitor;
    this.limit = new HeartbeatLimit(ticker);
  }

  @Override
  public Result<RequestPresence> heartbeat(long personId, long requestId, Activity activity) {
    if (!limit.admits(personId)) {
      return Result.refused(
          new Refusal.TooManyHeartbeats(MAX_HEARTBEATS, Math.toIntExact(HEARTBEAT.toSeconds())));
    }
    return visible(personId, requestId)
        .flatMap(id -> enter(new Presence(id, personId, activity)))
        .flatMap(id -> of(personId, List.of(id)))
        .map(
            found ->
                found.isEmpty() ? new RequestPresence(requestId, List.of()) : found.getFirst());
  }

  private Result<Long> visible(long personId, long requestId) {
    try (SnapshotQuery query = snapshots.open(personId)) {
      return query.request(requestId).map(found -> requestId);
    }
  }

  private Result<Long> enter(Presence presence) {
    if (!store.enter(presence, TTL, MAX_PER_PERSON)) {
      return Result.refused(new Refusal.TooManyPresences(MAX_PER_PERSON));
    }
    monitor.entered(presence);
    return Result.of(presence.requestId());
  }

  @Override
  public Result<Long> leave(long personId, long requestId) {
    return caller(personId).map(id -> left(id, requestId));
  }

  private Result<Long> caller(long personId) {
    try (SnapshotQuery query = snapshots.open(personId)) {
      return query.caller(RequiredRole.ANY).map(Person::id);
    }
  }

  private long left(long personId, long requestId) {
    store.leave(requestId, personId);
    monitor.left();
    return requestId;
  }

  @Override
  public Result<List<RequestPresence>> of(long personId, List<Long> requestIds) {
    if (requestIds.size() > MAX_REQUESTS) {
      throw new IllegalArgumentException(
          "requestIds must be at most " + MAX_REQUESTS + ": " + requestIds.size());
    }
    Set<Long> ids = new HashSet<>(requestIds);
    Set<Presence> others =
        store.all().stream()
            .filter(presence -> ids.contains(presence.requestId()))
            .filter(presence -> presence.personId() != personId)
            .collect(Collectors.toSet());
    try (SnapshotQuery query = snapshots.open(personId)) {
      return query
          .caller(RequiredRole.ANY)
          .map(reader -> inOrder(requestIds, seenBy(reader, others, query)));
    }
  }

  private static List<RequestPresence> seenBy(
      Person reader, Set<Presence> others, SnapshotQuery query) {
    return PresenceBoard.read(others, query.snapshot())
        .seenBy(reader.id(), request -> Access.maySee(reader, request));
  }

  private static List<RequestPresence> inOrder(List<Long> ids, List<RequestPresence> found) {
    Map<Long, RequestPresence> byId =
        found.stream().collect(Collectors.toMap(RequestPresence::requestId, Function.identity()));
    return ids.stream().distinct().filter(byId::containsKey).map(byId::get).toList();
  }
}
