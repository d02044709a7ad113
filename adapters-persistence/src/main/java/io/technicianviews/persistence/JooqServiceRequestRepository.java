package io.technicianviews.persistence;

import static io.technicianviews.persistence.schema.Tables.CHAT_MESSAGE;
import static io.technicianviews.persistence.schema.Tables.READ_MARK;
import static io.technicianviews.persistence.schema.Tables.SERVICE_REQUEST;
import static org.jooq.impl.DSL.excluded;

import io.technicianviews.domain.command.CurrentRequest;
import io.technicianviews.domain.port.ServiceRequestRepository;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.domain.view.Counter;
import io.technicianviews.persistence.LockedRequests.Locked;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jooq.Query;
import org.jooq.Record2;
import org.jspecify.annotations.Nullable;

/** Requests inside one transaction. It remembers what it has locked, which nobody else changes. */
final class JooqServiceRequestRepository implements ServiceRequestRepository {

  private final Reads transaction;
  private final ZoneId zone;
  private final Map<Long, ServiceRequest> known = new HashMap<>();
  private @Nullable Instant readAt;

  /**
   * @param zone the desk's, which says until which days requests are counted
   */
  JooqServiceRequestRepository(Reads transaction, ZoneId zone) {
    this.transaction = transaction;
    this.zone = zone;
  }

  @Override
  public long newId() {
    Record2<Long, Instant> row =
        transaction.read(
            dsl -> dsl.select(Sequences.next(SERVICE_REQUEST), DatabaseClock.NOW).fetchSingle());
    readAt = row.value2();
    return row.value1();
  }

  /** When it last locked a request or gave a new one its id, by the database's clock. */
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
    Optional<Locked> found = transaction.read(dsl -> LockedRequests.lock(dsl, id));
    found.ifPresent(
        locked -> {
          readAt = locked.at();
          know(locked.current().request());
          if (locked.current().parent() != null) {
            know(locked.current().parent());
          }
        });
    return found.map(Locked::current);
  }

  @Override
  public void add(ServiceRequest request, @Nullable String externalId) {
    transaction.read(
        dsl -> {
          List<Query> queries = RequestWrites.insert(dsl, request, externalId);
          CounterRows.append(dsl, Counter.changes(null, request.state(), zone))
              .ifPresent(queries::add);
          return Together.execute(dsl, queries);
        });
    know(request);
  }

  @Override
  public void store(ServiceRequest request) {
    ServiceRequest before = known.get(request.id());
    if (before == null) {
      throw new IllegalArgumentException("request " + request.id() + " is not locked");
    }
    transaction.read(
        dsl -> {
          List<Query> queries = RequestWrites.update(dsl, before, request);
          CounterRows.append(dsl, Counter.changes(before.state(), request.state(), zone))
              .ifPresent(queries::add);
          return Together.execute(dsl, queries);
        });
    know(request);
  }

  @Override
  public long addMessage(
      long requestId, int sequenceNumber, long senderId, String content, Instant createdAt) {
    return transaction.read(
        dsl -> {
          dsl.update(SERVICE_REQUEST)
              .set(SERVICE_REQUEST.LAST_MESSAGE_NUMBER, sequenceNumber)
              .set(
                  isRequester(requestId, senderId)
                      ? SERVICE_REQUEST.LAST_REQUESTER_MESSAGE
                      : SERVICE_REQUEST.LAST_OTHER_MESSAGE,
                  sequenceNumber)
              .where(SERVICE_REQUEST.ID.eq(requestId))
              .execute();
          return dsl.insertInto(CHAT_MESSAGE)
              .set(CHAT_MESSAGE.REQUEST_ID, requestId)
              .set(CHAT_MESSAGE.SEQUENCE_NUMBER, sequenceNumber)
              .set(CHAT_MESSAGE.SENDER_ID, senderId)
              .set(CHAT_MESSAGE.CREATED_AT, createdAt)
              .set(CHAT_MESSAGE.CONTENT, content)
              .returningResult(CHAT_MESSAGE.ID)
              .fetchSingle()
              .value1();
        });
  }

  @Override
  public int readMark(long requestId, long personId) {
    return transaction.read(
        dsl ->
            dsl.select(READ_MARK.UP_TO)
                .from(READ_MARK)
                .where(READ_MARK.REQUEST_ID.eq(requestId).and(READ_MARK.PERSON_ID.eq(personId)))
                .fetchOptional(READ_MARK.UP_TO)
                .orElse(0));
  }

  @Override
  public void moveReadMark(long requestId, long personId, int upTo) {
    transaction.read(
        dsl -> {
          if (isRequester(requestId, personId)) {
            dsl.update(SERVICE_REQUEST)
                .set(SERVICE_REQUEST.REQUESTER_READ_UP_TO, upTo)
                .where(SERVICE_REQUEST.ID.eq(requestId))
                .execute();
          }
          return dsl.insertInto(
                  READ_MARK, READ_MARK.REQUEST_ID, READ_MARK.PERSON_ID, READ_MARK.UP_TO)
              .values(requestId, personId, upTo)
              .onConflict(READ_MARK.REQUEST_ID, READ_MARK.PERSON_ID)
              .doUpdate()
              .set(READ_MARK.UP_TO, excluded(READ_MARK.UP_TO))
              .execute();
        });
  }

  private boolean isRequester(long requestId, long personId) {
    ServiceRequest request = known.get(requestId);
    if (request == null) {
      throw new IllegalArgumentException("request " + requestId + " is not locked");
    }
    return request.requesterId() == personId;
  }

  private void know(ServiceRequest request) {
    known.put(request.id(), request);
  }
}
