package io.technicianviews.application;

import static java.util.Objects.requireNonNull;

import io.technicianviews.application.cache.CacheMetrics;
import io.technicianviews.application.cache.CacheSettings;
import io.technicianviews.application.internal.answer.CachedQueryExecutor;
import io.technicianviews.application.internal.answer.SnapshotQuery;
import io.technicianviews.application.internal.answer.SnapshotQueryExecutor;
import io.technicianviews.application.internal.cache.CacheContext;
import io.technicianviews.application.internal.feed.ChangeFeed;
import io.technicianviews.application.internal.feed.ChangeListeners;
import io.technicianviews.application.internal.feed.InvalidateBeforeDispatch;
import io.technicianviews.application.internal.feed.OutboxPublisher;
import io.technicianviews.application.internal.feed.PersonNameCache;
import io.technicianviews.application.internal.feed.PersonSubscription;
import io.technicianviews.application.internal.feed.VisibleChanges;
import io.technicianviews.application.internal.presence.PresenceMonitor;
import io.technicianviews.application.internal.presence.StoredPresences;
import io.technicianviews.application.internal.query.ViewExports;
import io.technicianviews.application.internal.time.Ticker;
import io.technicianviews.application.internal.write.BulkCommands;
import io.technicianviews.application.internal.write.CommandExecutor;
import io.technicianviews.application.presence.RequestPresences;
import io.technicianviews.domain.change.ChangeLogEntry;
import io.technicianviews.domain.change.InvalidationTag;
import io.technicianviews.domain.command.RequiredRole;
import io.technicianviews.domain.people.DeskInfo;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.port.ChangeLog;
import io.technicianviews.domain.port.DeskStorage;
import io.technicianviews.domain.port.EventStream;
import io.technicianviews.domain.port.QueryCache;
import io.technicianviews.domain.port.SnapshotSource;
import io.technicianviews.domain.port.WriteTransactions;
import io.technicianviews.domain.presence.PresenceStore;
import io.technicianviews.domain.query.PeopleQuery;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The entry point of an embedding application: a helpdesk with its queries, commands and live
 * updates, built from ports. Thread-safe. The caller that builds it closes it, which ends the
 * polling of the change log; the ports remain open and belong to the caller.
 *
 * <p>Every query names the person on whose behalf it runs; their permissions are read in the same
 * snapshot as the result. A failure of the infrastructure is a {@link
 * io.technicianviews.domain.port.DeskUnavailableException}.
 */
public final class ServiceDesk implements AutoCloseable {

  private final DeskInfo deskInfo;
  private final SnapshotQueryExecutor snapshotQueries;
  private final CachedQueryExecutor cachedQueries;
  private final TechnicianViewQueries technicianViews;
  private final ServiceRequestQueries requests;
  private final ServiceRequestCommands commands;
  private final CustomViews views;
  private final DeskAdministration administration;
  private final EventReplay replay;
  private final ChangeLog changes;
  private final ChangeFeed feed;
  private final LiveUpdates live;
  private final PresenceMonitor presenceMonitor;
  private final RequestPresences presences;
  private final @Nullable OutboxPublisher outboxPublisher;
  private final ChangeListeners listeners;
  private final AtomicBoolean closed = new AtomicBoolean();

  private ServiceDesk(Builder builder) {
    DeskStorage storage = required(builder.storage, "storage");
    SnapshotSource snapshots = storage.snapshots();
    Duration timeout = builder.timeout;
    deskInfo = storage.desk();
    WriteTransactions writes = storage.writes();
    changes = storage.changes();
    Ticker ticker = Ticker.SYSTEM;
    snapshotQueries = new SnapshotQueryExecutor(snapshots, timeout, ticker);
    cachedQueries =
        new CachedQueryExecutor(
            snapshots, timeout, deskInfo.timeZone(), ticker, builder.cacheContext(storage, ticker));
    ViewExports exports = new ViewExports(snapshots, deskInfo.timeZone());
    technicianViews =
        new TechnicianViewQueries(cachedQueries, snapshotQueries, exports, deskInfo.timeZone());
    requests = new ServiceRequestQueries(snapshotQueries, cachedQueries);
    PersonNameCache names = new PersonNameCache(snapshots, timeout);
    feed =
        new ChangeFeed(
            changes,
            () -> VisibleChanges.lastId(snapshots, timeout),
            new InvalidateBeforeDispatch(cachedQueries, names),
            ticker);
    listeners = new ChangeListeners(changes, feed, snapshots, timeout);
    EventStream stream = builder.eventStream;
    outboxPublisher = stream == null ? null : OutboxPublisher.start(changes, stream);
    Runnable onWritten = this::wake;
    PresenceStore presenceStore =
        Objects.requireNonNullElseGet(builder.presenceStore, storage::presence);
    presenceMonitor = PresenceMonitor.of(presenceStore, snapshots, timeout, feed::position, ticker);
    presences = new StoredPresences(presenceStore, snapshotQueries, presenceMonitor, ticker);
    live =
        new LiveUpdates(
            feed,
            new PersonSubscription.Context(snapshots, timeout, deskInfo.timeZone(), names, ticker),
            cachedQueries,
            presenceMonitor);
    CommandExecutor commandExecutor = new CommandExecutor(writes, timeout, onWritten);
    commands =
        new ServiceRequestCommands(
            commandExecutor, new BulkCommands(commandExecutor, deskInfo.timeZone()));
    views = new CustomViews(snapshotQueries, cachedQueries, exports, commandExecutor);
    administration = new DeskAdministration(snapshotQueries, commandExecutor);
    replay = new EventReplay(writes, timeout, onWritten);
  }

  /** Returns a new builder, which needs a storage at least. */
  public static Builder builder() {
    return new Builder();
  }

  /** The queues and their counts. */
  public TechnicianViewQueries technicianViews() {
    return technicianViews;
  }

  /** The views that people define. */
  public CustomViews views() {
    return views;
  }

  /** Single requests with their subtasks and messages, and a requester's own requests. */
  public ServiceRequestQueries requests() {
    return requests;
  }

  /** The commands that create and change requests. */
  public ServiceRequestCommands commands() {
    return commands;
  }

  /** People, business units, statuses and the labels of priorities; for admins. */
  public DeskAdministration administration() {
    return administration;
  }

  /** The replay of the events of another helpdesk. */
  public EventReplay replay() {
    return replay;
  }

  /** Who has which request open now. */
  public RequestPresences presences() {
    return presences;
  }

  /** Streams of changes. */
  public LiveUpdates live() {
    return live;
  }

  /** Ends the delivery of changes when it is closed. */
  @FunctionalInterface
  public interface Subscription extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Delivers every change of the helpdesk to a listener, from any caller and any process, beginning
   * with the first change that is not visible yet when this is called.
   *
   * <ul>
   *   <li><b>Order.</b> Each change is delivered once, in the order of the change log, which is the
   *       order in which the changes of one request were made. No change is omitted. The changes of
   *       one transaction are delivered one after the other.
   *   <li><b>Threads.</b> Each listener has a thread of its own, which delivers one change after
   *       the other. A change may be delivered before the command that made it has returned;
   *       queries already see the change then.
   *   <li><b>Slow listeners.</b> A slow listener delays no other listener and misses no change: its
   *       backlog is read from the change log again, and takes no memory meanwhile. Only a backlog
   *       older than the log is kept is lost, with a warning.
   *   <li><b>Failures.</b> If a listener throws, the failure is logged and the next change is
   *       delivered. While the storage is unavailable no change is delivered, and none is lost.
   *   <li><b>A replaced storage.</b> If the storage is restored from a backup, or loses its last
   *       writes in a failover, the listener receives one change with the tag {@link
   *       InvalidationTag#EVERYTHING}, in no transaction (0), and then those that follow. Its id is
   *       where they begin, which may be lower than ids before.
   *   <li><b>The end.</b> Closing the subscription or the helpdesk ends the delivery and waits for
   *       a running call of the listener: no call follows after that. The listener itself may close
   *       either.
   * </ul>
   *
   * @throws io.technicianviews.domain.port.DeskUnavailableException if the change log cannot be
   *     read now
   * @throws IllegalStateException if the helpdesk is closed
   */
  public Subscription subscribe(Consumer<ChangeLogEntry> listener) {
    Runnable end = listeners.add(requireNonNull(listener, "listener"));
    return end::run;
  }

  /**
   * Reports a write that bypassed this API, so that cached results that depend on it are
   * invalidated. The change-log entry is written in a transaction of its own: the external write
   * must be committed before.
   *
   * @param tags what the write changed; not empty. {@link InvalidationTag#EVERYTHING} if that is
   *     not known
   */
  public void recordExternalWrite(Set<InvalidationTag> tags) {
    changes.append(tags);
    wake();
  }

  private void wake() {
    feed.wake();
    if (outboxPublisher != null) {
      outboxPublisher.wake();
    }
  }

  /** The person with their business units; refused if the person is unknown or deactivated. */
  public Result<Caller> caller(long personId) {
    try (SnapshotQuery query = snapshotQueries.open(personId)) {
      return query.caller(RequiredRole.ANY).map(person -> caller(query, person));
    }
  }

  private Caller caller(SnapshotQuery query, Person person) {
    return new Caller(
        person,
        query.snapshot().read(new PeopleQuery.UnitsById(person.businessUnits())),
        deskInfo.timeZone(),
        query.asOf());
  }

  /**
   * Ends the polling of the change log: queries that wait for a poll fail, streams end, and no
   * further change is delivered. Closing again has no effect.
   *
   * <p>The helpdesk is not used after that. What depends on the change log throws an {@link
   * IllegalStateException}: subscriptions, streams and, with a cache, queries. Other queries and
   * commands need only the storage, which is the caller's, and are not refused while it is open.
   */
  @Override
  public void close() {
    // Also by a call during another one, so that no change is delivered after it has returned.
    feed.close();
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    presenceMonitor.close();
    listeners.close();
    if (outboxPublisher != null) {
      outboxPublisher.close();
    }
    cachedQueries.close();
  }

  private static <T> T required(@Nullable T value, String name) {
    return Objects.requireNonNull(value, () -> name + " must be given to the builder");
  }

  /** Collects the ports and settings of a helpdesk. Not thread-safe. */
  public static final class Builder {

    /** The default time limit of a query or command. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

    private @Nullable DeskStorage storage;
    private @Nullable QueryCache cache;
    private CacheSettings cacheSettings = CacheSettings.DEFAULTS;
    private CacheMetrics meters = CacheMetrics.NONE;
    private @Nullable EventStream eventStream;
    private @Nullable PresenceStore presenceStore;
    private Duration timeout = DEFAULT_TIMEOUT;

    private Builder() {}

    private @Nullable CacheContext cacheContext(DeskStorage of, Ticker ticker) {
      return cache == null
          ? null
          : CacheContext.of(
              of.desk().id(), cache, of.changes(), of.snapshots(), cacheSettings, meters, ticker);
    }

    /** The storage of the helpdesk. Required. The caller closes it, after the helpdesk. */
    public Builder storage(DeskStorage deskStorage) {
      storage = requireNonNull(deskStorage, "deskStorage");
      return this;
    }

    /**
     * The cache of query results. Default: none, so that every result is read from the storage.
     * With a cache, the helpdesk must be closed, and every write must have an entry in the change
     * log.
     */
    public Builder cache(QueryCache queryCache) {
      cache = requireNonNull(queryCache, "queryCache");
      return this;
    }

    /** The cache settings. Default: {@link CacheSettings#DEFAULTS}. */
    public Builder cacheSettings(CacheSettings settings) {
      cacheSettings = requireNonNull(settings, "settings");
      return this;
    }

    /** The receiver of cache metrics. Default: none. */
    public Builder cacheMetrics(CacheMetrics cacheMetrics) {
      meters = requireNonNull(cacheMetrics, "cacheMetrics");
      return this;
    }

    /**
     * The stream to which every change is published for other systems. Default: none. The caller
     * closes it, after the helpdesk.
     */
    public Builder eventStream(EventStream stream) {
      eventStream = requireNonNull(stream, "stream");
      return this;
    }

    /**
     * The store of presences. Default: that of the storage. The caller closes it, after the
     * helpdesk.
     */
    public Builder presenceStore(PresenceStore store) {
      presenceStore = requireNonNull(store, "store");
      return this;
    }

    /**
     * The time limit of one query or command, waiting included; positive, at most an hour. Default:
     * {@link #DEFAULT_TIMEOUT}. A storage may need longer to notice that its server does not
     * respond: PostgreSQL's own pool takes up to 5 seconds for a connection.
     */
    public Builder timeout(Duration duration) {
      if (!requireNonNull(duration, "duration").isPositive()
          || duration.compareTo(Duration.ofHours(1)) > 0) {
        throw new IllegalArgumentException(
            "timeout must be positive and at most an hour: " + duration);
      }
      timeout = duration;
      return this;
    }

    /**
     * Builds the helpdesk.
     *
     * @throws NullPointerException if a required port is missing
     */
    public ServiceDesk build() {
      return new ServiceDesk(this);
    }
  }
}
