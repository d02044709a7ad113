package io.technicianviews.persistence;

import static io.technicianviews.persistence.internal.schema.Tables.SERVICE_REQUEST;
import static java.util.Objects.requireNonNull;
import static org.jooq.impl.DSL.any;

import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.domain.request.RequestState;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.domain.time.DeskDay;
import io.technicianviews.domain.view.CounterKey;
import io.technicianviews.persistence.internal.cell.CellDeltas;
import io.technicianviews.persistence.internal.counter.CounterDeltas;
import io.technicianviews.persistence.internal.row.RequestConditions;
import io.technicianviews.persistence.internal.row.ServiceRequestMapper;
import io.technicianviews.persistence.internal.statement.DatabaseClock;
import io.technicianviews.persistence.internal.statement.OwnTransaction;
import io.technicianviews.persistence.internal.statement.SqlExceptions;
import io.technicianviews.persistence.internal.write.LockedRequests;
import io.technicianviews.persistence.internal.write.OpenExternalWrites;
import java.sql.Connection;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/**
 * Updates the counters and cells of the views for one external write: SQL of the caller's own, in
 * the caller's transaction. It is created before the requests are changed and {@linkplain #finish
 * finished} after that, before the commit. Not thread-safe.
 */
public final class ExternalWriteCounters {

  private final Connection connection;
  private final DSLContext dsl;
  private final DeskDay today;
  private final Set<Long> tracked = new HashSet<>();
  private final Map<Long, RequestState> before;
  private final Runnable onFinished;
  private boolean finished;

  /** Locks the requests, in the order that all writers use, and reads their state. */
  ExternalWriteCounters(
      Connection connection,
      DSLContext dsl,
      ZoneId zone,
      @Nullable InstantSource clock,
      Collection<Long> requestIds,
      OpenExternalWrites openWrites) {
    for (Long id : requireNonNull(requestIds, "requestIds")) {
      tracked.add(requireNonNull(id, "an id in requestIds"));
    }
    OwnTransaction.require(connection);
    this.connection = connection;
    this.dsl = dsl;
    this.before = translatingErrors(this::lock);
    this.today = translatingErrors(() -> DeskDay.at(DatabaseClock.now(dsl, clock), zone));
    this.onFinished = openWrites.tracked(connection, dsl);
  }

  private Map<Long, RequestState> lock() {
    dsl.select(SERVICE_REQUEST.ID)
        .from(SERVICE_REQUEST)
        .where(withIds(tracked))
        .orderBy(LockedRequests.ORDER)
        .forUpdate()
        .execute();
    return states(tracked);
  }

  /**
   * Appends the differences between the counts of the requests before the write and now.
   *
   * @param added ids of the requests that the write added; may be empty. Removed requests need no
   *     mention
   * @throws IllegalStateException if this was finished before
   * @throws IllegalArgumentException if one of these requests existed before the write
   * @throws DeskUnavailableException if the database is unavailable; the transaction cannot be
   *     committed then
   */
  public void finish(Collection<Long> added) {
    for (long id : added) {
      if (before.containsKey(id)) {
        throw new IllegalArgumentException(
            "request " + id + " is not new: it was tracked before the write");
      }
    }
    if (finished) {
      throw new IllegalStateException("this external write is already finished");
    }
    OwnTransaction.require(connection);
    finished = true;
    onFinished.run();
    translatingErrors(() -> append(added));
  }

  private Map<CounterKey, Long> append(Collection<Long> added) {
    Map<Long, RequestState> after = states(tracked);
    after.putAll(states(added));
    Map<CounterKey, Long> changes = new HashMap<>();
    Map<Long, RequestState> all = new HashMap<>(before);
    all.putAll(after);
    CellDeltas.Collected cells = new CellDeltas.Collected(today);
    for (long id : all.keySet()) {
      CounterKey.deltas(before.get(id), after.get(id), today.zone())
          .forEach((counterKey, change) -> changes.merge(counterKey, change, Long::sum));
      cells.change(before.get(id), after.get(id));
    }
    changes.values().removeIf(change -> change == 0);
    CounterDeltas.append(changes).forEach(one -> one.fetch(dsl));
    cells.append().forEach(one -> one.fetch(dsl));
    return changes;
  }

  private Map<Long, RequestState> states(Collection<Long> ids) {
    return ServiceRequestMapper.where(dsl, withIds(ids)).stream()
        .collect(Collectors.toMap(ServiceRequest::id, ServiceRequest::state));
  }

  private static Condition withIds(Collection<Long> ids) {
    return SERVICE_REQUEST.ID.eq(any(RequestConditions.array(ids)));
  }

  private static <T> T translatingErrors(Supplier<T> work) {
    try {
      return work.get();
    } catch (DataAccessException e) {
      throw SqlExceptions.ofWrite(e);
    }
  }
}
