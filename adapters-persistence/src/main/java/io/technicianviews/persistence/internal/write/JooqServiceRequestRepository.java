package io.technicianviews.persistence.internal.write;

import static io.technicianviews.persistence.internal.schema.Tables.CHAT_MESSAGE;
import static io.technicianviews.persistence.internal.schema.Tables.SERVICE_REQUEST;
import static org.jooq.impl.DSL.select;

import io.technicianviews.domain.command.CurrentRequest;
import io.technicianviews.domain.port.ServiceRequestRepository;
import io.technicianviews.domain.request.RequestState;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.domain.time.DeskDay;
import io.technicianviews.domain.view.CounterKey;
import io.technicianviews.persistence.internal.cell.CellDeltas;
import io.technicianviews.persistence.internal.counter.CounterDeltas;
import io.technicianviews.persistence.internal.row.RequestSummaryMapper;
import io.technicianviews.persistence.internal.statement.BatchingQueryRunner;
import io.technicianviews.persistence.internal.statement.BoundStatement;
import io.technicianviews.persistence.internal.statement.DatabaseClock;
import io.technicianviews.persistence.internal.statement.Sequences;
import io.technicianviews.persistence.internal.statement.StatementTemplate;
import io.technicianviews.persistence.internal.write.LockedRequests.Locked;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/**
 * The requests inside one write transaction. Caches the requests that it has locked, which no other
 * transaction can change. Not thread-safe.
 */
final class JooqServiceRequestRepository implements ServiceRequestRepository {

  private static final Field<Long> NEXT_ID = Sequences.next(SERVICE_REQUEST);

  private static final BoundStatement NEW_ID =
      StatementTemplate.of(select(NEXT_ID, DatabaseClock.NOW));

  private final BatchingQueryRunner transaction;
  private final ZoneId zone;
  private final @Nullable InstantSource clock;
  private final Map<Long, ServiceRequest> locked = new HashMap<>();
  private final Map<Long, StoredRequest> unsent = new HashMap<>();
  private @Nullable Instant readAt;

  /**
   * @param zone the desk's time zone, which determines the last days of the counters
   * @param clock null: the database's clock
   */
  JooqServiceRequestRepository(
      BatchingQueryRunner transaction, ZoneId zone, @Nullable InstantSource clock) {
    this.transaction = transaction;
    this.zone = zone;
    this.clock = clock;
  }

  @Override
  public long newId() {
    // A new request's due date is derived from its priority, which is read next.
    transaction.announce(List.of(RequestSummaryMapper.PRIORITIES));
    Record row = transaction.read(NEW_ID).getFirst();
    readAt = row.get(DatabaseClock.NOW);
    return row.get(NEXT_ID);
  }

  @Override
  public void announceLock(long id) {
    transaction.announce(LockedRequests.statements(id));
  }

  /**
   * The time of the last lock of a request or allocation of an id, by the database's clock; null
   * before the first.
   */
  @Nullable Instant readAt() {
    return readAt;
  }

  @Override
  public OptionalLong idOf(String externalId) {
    Optional<Long> id =
        transaction.read(
            dsl ->
                dsl.select(SERVICE_REQUEST.ID)
                    .from(SERVICE_REQUEST)
                    .where(SERVICE_REQUEST.EXTERNAL_ID.eq(externalId))
                    .fetchOptional(SERVICE_REQUEST.ID));
    return id.map(OptionalLong::of).orElseGet(OptionalLong::empty);
  }

  @Override
  public Optional<CurrentRequest> lock(long id) {
    return LockedRequests.lock(transaction, id).map(this::remembered);
  }

  @Override
  public Map<Long, CurrentRequest> lockAll(Set<Long> ids) {
    Map<Long, CurrentRequest> all = new HashMap<>();
    LockedRequests.lockAll(transaction, ids).forEach((id, found) -> all.put(id, remembered(found)));
    return all;
  }

  private CurrentRequest remembered(Locked found) {
    readAt = found.at();
    remember(found.current().request());
    if (found.current().parent() != null) {
      remember(found.current().parent());
    }
    return found.current();
  }

  @Override
  public void add(ServiceRequest request, @Nullable String externalId) {
    transaction.enqueue(RequestStatements.insert(request, externalId));
    appendCounts(null, request.state());
    remember(request);
  }

  @Override
  public void store(ServiceRequest request) {
    ServiceRequest before = locked.get(request.id());
    if (before == null) {
      throw new IllegalArgumentException("request " + request.id() + " is not locked");
    }
    StoredRequest stored = new StoredRequest(before, request);
    unsent.put(request.id(), stored);
    transaction.enqueue(stored::statements);
    appendCounts(before.state(), request.state());
    remember(request);
  }

  private void appendCounts(@Nullable RequestState before, RequestState after) {
    transaction.enqueue(CounterDeltas.append(CounterKey.deltas(before, after, zone)));
    transaction.enqueue(CellDeltas.append(before, after, DeskDay.at(now(), zone)));
  }

  /** The time, without a query if it is known: a query would send what is queued. */
  private Instant now() {
    if (clock != null) {
      return clock.instant();
    }
    return readAt != null ? readAt : transaction.read(dsl -> DatabaseClock.now(dsl, null));
  }

  @Override
  public long addMessage(
      long requestId, int sequenceNumber, long senderId, String content, Instant createdAt) {
    NewMessage message =
        new NewMessage(
            requestId,
            sequenceNumber,
            senderId,
            isRequester(requestId, senderId),
            content,
            createdAt);
    StoredRequest stored = unsent.get(requestId);
    if (stored == null || !stored.add(message)) {
      transaction.enqueue(List.of(message.updateNumbers()));
    }
    return transaction.read(message.insert()).getFirst().get(CHAT_MESSAGE.ID);
  }

  @Override
  public void moveReadPosition(long requestId, long personId, int upTo) {
    transaction.enqueue(
        new NewReadPosition(requestId, personId, isRequester(requestId, personId), upTo)
            .statements());
  }

  private boolean isRequester(long requestId, long personId) {
    ServiceRequest request = locked.get(requestId);
    if (request == null) {
      throw new IllegalArgumentException("request " + requestId + " is not locked");
    }
    return request.requesterId() == personId;
  }

  private void remember(ServiceRequest request) {
    locked.put(request.id(), request);
  }
}
