package io.technicianviews.application.internal.presence;

import io.technicianviews.application.internal.feed.AccessScope;
import io.technicianviews.application.presence.RequestPresence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one stream has published of the presences that its subscriber may see. Used by one thread;
 * any thread may close it.
 */
public final class StreamPresence implements AutoCloseable {

  private final PresenceMonitor monitor;
  private final Runnable changed;
  private Map<Long, RequestPresence> published = Map.of();
  private PresenceBoard board = PresenceBoard.EMPTY;
  private @Nullable AccessScope scope;

  StreamPresence(PresenceMonitor monitor, Runnable changed) {
    this.monitor = monitor;
    this.changed = changed;
  }

  /** Called when there may be changes. */
  void notifyChanged() {
    changed.run();
  }

  /**
   * The requests for which the presences differ from those returned before, with all their present
   * people; none for a request that nobody has open any more, or that is no longer visible.
   */
  public List<RequestPresence> changes(AccessScope now) {
    PresenceBoard current = monitor.board();
    if (current.equals(board) && now.equals(scope)) {
      return List.of();
    }
    board = current;
    scope = now;
    Map<Long, RequestPresence> visible = new LinkedHashMap<>();
    current
        .seenBy(now.person().id(), now::covers)
        .forEach(presence -> visible.put(presence.requestId(), presence));
    List<RequestPresence> changes = new ArrayList<>(visible.values());
    changes.removeIf(presence -> presence.equals(published.get(presence.requestId())));
    for (long id : published.keySet()) {
      if (!visible.containsKey(id)) {
        changes.add(new RequestPresence(id, List.of()));
      }
    }
    published = visible;
    return changes;
  }

  @Override
  public void close() {
    monitor.remove(this);
  }
}
