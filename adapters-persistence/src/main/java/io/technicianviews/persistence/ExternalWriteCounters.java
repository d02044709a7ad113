package io.technicianviews.persistence;

import static io.technicianviews.persistence.internal.schema.Tables.SERVICE_REQUEST;
import static org.jooq.impl.DSL.any;

import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.domain.request.RequestState;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.domain.view.CounterKey;
import io.technicianviews.persistence.internal.counter.CounterDeltas;
import io.technicianviews.persistence.internal.row.RequestConditions;
import io.technicianviews.persistence.internal.row.ServiceRequestMapper;
import io.technicianviews.persistence.internal.statement.JooqContexts;
import io.technicianviews.persistence.internal.statement.OwnTransaction;
import io.technicianviews.persistence.internal.statement.SqlExceptions;
import io.technicianviews.persistence.internal.write.LockedRequests;
import java.sql.Connection;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;

/**
 * Keeps the counts of the views right while somebody changes requests with SQL of his own, in his
 * own transaction: begun before he writes, finished when he has written. Not thread-safe.
 */
public final class ExternalWriteCounters {

  private final Connection connection;
  private final DSLContext dsl;
  private final ZoneId zone;
  private final Map<Long, RequestState> before;
  private boolean finished;

  /** Locks the requests, in the order in which everybody does. */
  ExternalWriteCounters(Connection connection, ZoneId zone, Collection<Long> requestIds) {
    OwnTransaction.require(connection);
    this.connection = connection;
    this.dsl = JooqContexts.on(connection);
    this.zone = zone;
    this.before = guarded(() -> locked(requestIds));
  }

  private Map<Long, RequestState> locked(Collection<Long> requestIds) {
    dsl.select(SERVICE_REQUEST.ID)
        .from(SERVICE_REQUEST)
        .where(among(requestIds))
        .orderBy(LockedRequests.ORDER)
        .forUpdate()
        .execute();
    return states(requestIds);
  }

  /**
   * Counts the requests as they are now.
   *
   * @param added ids of those that are there since; a request that is there no more need not be
   *     named
   * @throws IllegalStateException if it was finished before
   * @throws IllegalArgumentException if one of these is among those that were begun with
   * @throws DeskUnavailableException if the database does not answer; the transaction is lost then
   */
  public void finish(Collection<Long> added) {
    for (long id : added) {
      if (before.containsKey(id)) {
        throw new IllegalArgumentException("request " + id + " was there before");
      }
    }
    if (finished) {
      throw new IllegalStateException("what was changed has been counted already");
    }
    OwnTransaction.require(connection);
    finished = true;
    guarded(() -> counted(added));
  }

  private Map<CounterKey, Long> counted(Collection<Long> added) {
    Map<Long, RequestState> after = states(before.keySet());
    after.putAll(states(added));
    Map<CounterKey, Long> changes = new HashMap<>();
    Map<Long, RequestState> all = new HashMap<>(before);
    all.putAll(after);
    for (long id : all.keySet()) {
      CounterKey.changes(before.get(id), after.get(id), zone)
          .forEach((counterKey, change) -> changes.merge(counterKey, change, Long::sum));
    }
    changes.values().removeIf(change -> change == 0);
    CounterDeltas.append(changes).forEach(one -> one.fetch(dsl));
    return changes;
  }

  private Map<Long, RequestState> states(Collection<Long> ids) {
    return ServiceRequestMapper.where(dsl, among(ids)).stream()
        .collect(Collectors.toMap(ServiceRequest::id, ServiceRequest::state));
  }

  private static Condition among(Collection<Long> ids) {
    return SERVICE_REQUEST.ID.eq(any(RequestConditions.array(ids)));
  }

  private static <T> T guarded(Supplier<T> work) {
    try {
      return work.get();
    } catch (DataAccessException e) {
      throw SqlExceptions.ofWrite(e);
    }
  }
}
