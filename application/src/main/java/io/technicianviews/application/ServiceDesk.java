package io.technicianviews.application;

import io.technicianviews.application.cache.CacheMetrics;
import io.technicianviews.application.cache.CacheSettings;
import io.technicianviews.application.internal.answer.CachedQueryExecutor;
import io.technicianviews.application.internal.answer.SnapshotQuery;
import io.technicianviews.application.internal.answer.SnapshotQueryExecutor;
import io.technicianviews.application.internal.cache.CacheContext;
import io.technicianviews.application.internal.feed.ChangeFeed;
import io.technicianviews.application.internal.feed.InvalidateBeforeDispatch;
import io.technicianviews.application.internal.feed.ListenerDispatcher;
import io.technicianviews.application.internal.feed.OutboxPublisher;
import io.technicianviews.application.internal.feed.PersonNameCache;
import io.technicianviews.application.internal.feed.PersonSubscription;
import io.technicianviews.application.internal.time.Ticker;
import io.technicianviews.application.internal.write.CommandExecutor;
import io.technicianviews.domain.change.ChangeLogEntry;
import io.technicianviews.domain.change.InvalidationTag;
import io.technicianviews.domain.command.RequiredRole;
import io.technicianviews.domain.people.DeskInfo;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.port.ChangeLog;
import io.technicianviews.domain.port.DeskStorage;
import io.technicianviews.domain.port.EventStream;
import io.technicianviews.domain.port.QueryCache;
import io.technicianviews.domain.port.SnapshotSource;
import io.technicianviews.domain.port.WriteTransactions;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A helpdesk, as an embedding application uses it: built from ports, asked questions and given
 * commands. Thread-safe. Whoever builds it closes it, which ends the reading of the log; the ports
 * stay the builder's.
 *
 * <p>Every question names the person who asks; what he may see is read in the same state of the
 * desk as the answer. Infrastructure trouble is a {@link
 * io.technicianviews.domain.port.DeskUnavailableException}.
 */
public final class ServiceDesk implements AutoCloseable {

  private final SnapshotQueryExecutor snapshotQueries;
  private final CachedQueryExecutor cachedQueries;
  private final TechnicianViewQueries technicianViews;
  private final ServiceRequestQueries requests;
  private final ServiceRequestCommands commands;
  private final DeskAdministration administration;
  private final EventReplay replay;
  private final ChangeLog changes;
  private final SnapshotSource snapshots;
  private final Duration timeout;
  private final ChangeFeed feed;
  private final LiveUpdates live;
  private final @Nullable OutboxPublisher outboxPublisher;
  private final Set<ListenerDispatcher> listening = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean closed = new AtomicBoolean();

  private ServiceDesk(Builder builder) {
    DeskStorage storage = given(builder.storage, "storage");
    snapshots = storage.snapshots();
    timeout = builder.timeout;
    DeskInfo deskInfo = storage.desk();
    WriteTransactions writes = storage.writes();
    changes = storage.changes();
    Ticker ticker = Ticker.SYSTEM;
    snapshotQueries = new SnapshotQueryExecutor(snapshots, timeout, ticker);
    cachedQueries =
        new CachedQueryExecutor(
            snapshots, timeout, deskInfo.timeZone(), ticker, builder.cacheContext(storage, ticker));
    technicianViews = new TechnicianViewQueries(cachedQueries);
    requests = new ServiceRequestQueries(snapshotQueries, cachedQueries);
    PersonNameCache names = new PersonNameCache(snapshots, builder.timeout);
    feed = new ChangeFeed(changes, new InvalidateBeforeDispatch(cachedQueries, names), ticker);
    EventStream stream = builder.eventStream;
    outboxPublisher = stream == null ? null : OutboxPublisher.start(changes, stream);
    Runnable written = this::wake;
    live =
        new LiveUpdates(
            feed,
            new PersonSubscription.Context(
                snapshots, builder.timeout, deskInfo.timeZone(), names, ticker),
            technicianViews);
    CommandExecutor commandExecutor = new CommandExecutor(writes, builder.timeout, written);
    commands = new ServiceRequestCommands(commandExecutor);
    administration = new DeskAdministration(snapshotQueries, commandExecutor);
    replay = new EventReplay(writes, builder.timeout, written);
  }

  public static Builder builder() {
    return new Builder();
  }

  /** The queues and their counts. */
  public TechnicianViewQueries technicianViews() {
    return technicianViews;
  }

  /** Requests one at a time, and what belongs to them. */
  public ServiceRequestQueries requests() {
    return requests;
  }

  /** Whatever moves requests between views. */
  public ServiceRequestCommands commands() {
    return commands;
  }

  /** People, business units, and what statuses and priorities are called; for admins. */
  public DeskAdministration administration() {
    return administration;
  }

  /** Repeats what happened at another desk. */
  public EventReplay replay() {
    return replay;
  }

  /** What happens, as it happens. */
  public LiveUpdates live() {
    return live;
  }

  /** What ends the telling. */
  @FunctionalInterface
  public interface Subscription extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Has a listener told of every change of the desk, whoever makes it and in whichever process,
   * from now on: what is not in the desk yet when this is called.
   *
   * <ul>
   *   <li><b>Order.</b> Each change comes once, in the order of the log, which is that in which the
   *       changes of one request were made; nothing is left out. The changes of one write come one
   *       after the other.
   *   <li><b>Threads.</b> Each listener has a virtual thread of its own, which tells it one change
   *       after the other. A change may be told while the command that made it has not returned
   *       yet; whoever asks then sees it.
   *   <li><b>Slow listeners.</b> A listener that takes its time delays nobody and misses nothing:
   *       what it is behind with is read from the log again, and takes no memory meanwhile.
   *   <li><b>Failures.</b> One that throws is told of the next change; the failure is logged. While
   *       the desk's storage cannot be read nothing is told, and nothing is lost.
   *   <li><b>The end.</b> Closing what is returned, or the desk, ends it, and waits for the
   *       listener if it is being told something: when that returns, nothing more is told. A
   *       listener may itself close either.
   * </ul>
   *
   * @throws io.technicianviews.domain.port.DeskUnavailableException if the log cannot be read now
   * @throws IllegalStateException if the desk is closed
   */
  public Subscription subscribe(Consumer<ChangeLogEntry> listener) {
    ListenerDispatcher telling =
        ListenerDispatcher.begin(changes, feed, snapshots, timeout, listener);
    listening.add(telling);
    if (closed.get()) {
      telling.close();
    }
    return () -> {
      telling.close();
      listening.remove(telling);
    };
  }

  /**
   * Says that somebody has written to the desk's storage by other means, so that every answer heeds
   * it. It is logged in a transaction of its own: what was written is to be committed before.
   *
   * @param scopes what was touched; not empty. Who cannot say names {@link
   *     InvalidationTag#EVERYTHING}
   */
  public void changed(Set<InvalidationTag> scopes) {
    changes.append(scopes);
    wake();
  }

  private void wake() {
    feed.wake();
    if (outboxPublisher != null) {
      outboxPublisher.wake();
    }
  }

  /** Who this person is; refused if he is unknown or deactivated. */
  public Result<Caller> caller(long personId) {
    try (SnapshotQuery query = snapshotQueries.open(personId)) {
      return query.caller(RequiredRole.ANY).map(person -> caller(query, person));
    }
  }

  private static Caller caller(SnapshotQuery query, Person person) {
    return new Caller(
        person,
        query.snapshot().people().businessUnits(UnitScope.only(person.businessUnits())),
        query.asOf());
  }

  /**
   * Ends all reading of the log: questions that wait for it fail, streams end, listeners hear no
   * more. Closing again does nothing.
   */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    feed.close();
    listening.forEach(ListenerDispatcher::close);
    if (outboxPublisher != null) {
      outboxPublisher.close();
    }
    cachedQueries.close();
  }

  private static <T> T given(@Nullable T value, String name) {
    return Objects.requireNonNull(value, () -> name + " must be given to the builder");
  }

  /** Collects what a desk is built from. Not thread-safe. */
  public static final class Builder {

    /** How long a question may take unless said otherwise. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

    private @Nullable DeskStorage storage;
    private @Nullable QueryCache cache;
    private CacheSettings cacheSettings = CacheSettings.DEFAULTS;
    private CacheMetrics meters = CacheMetrics.NONE;
    private @Nullable EventStream eventStream;
    private Duration timeout = DEFAULT_TIMEOUT;

    private Builder() {}

    private @Nullable CacheContext cacheContext(DeskStorage of, Ticker ticker) {
      return cache == null
          ? null
          : CacheContext.of(
              of.desk().id(), cache, of.changes(), of.snapshots(), cacheSettings, meters, ticker);
    }

    /** Where the helpdesk is stored. Required. It stays the builder's, who closes it afterwards. */
    public Builder storage(DeskStorage deskStorage) {
      storage = deskStorage;
      return this;
    }

    /**
     * Where answers' parts are kept. Without it every answer is read anew. With it a desk must be
     * closed, and every write must be in the log of changes.
     */
    public Builder cache(QueryCache queryCache) {
      cache = queryCache;
      return this;
    }

    /** How the cache is used; {@link CacheSettings#DEFAULTS} unless said otherwise. */
    public Builder cacheSettings(CacheSettings settings) {
      cacheSettings = settings;
      return this;
    }

    /** Who is told what becomes of questions; nobody unless said otherwise. */
    public Builder cacheMetrics(CacheMetrics cacheMetrics) {
      meters = cacheMetrics;
      return this;
    }

    /**
     * Where every change is appended too, for other systems; nowhere unless said otherwise. It
     * stays the builder's, who closes it after the desk.
     */
    public Builder eventStream(EventStream stream) {
      eventStream = stream;
      return this;
    }

    /** How long one question or command may take, waiting included; positive, at most an hour. */
    public Builder timeout(Duration duration) {
      if (!duration.isPositive() || duration.compareTo(Duration.ofHours(1)) > 0) {
        throw new IllegalArgumentException("timeout is positive, at most an hour: " + duration);
      }
      timeout = duration;
      return this;
    }

    /**
     * The desk.
     *
     * @throws NullPointerException if something required was not given
     */
    public ServiceDesk build() {
      return new ServiceDesk(this);
    }
  }
}
