package io.technicianviews.persistence.internal.counter;

import static io.technicianviews.persistence.internal.schema.Tables.ASSIGNMENT;
import static io.technicianviews.persistence.internal.schema.Tables.SERVICE_REQUEST;

import io.technicianviews.domain.cell.CellKey;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.RequestState;
import io.technicianviews.domain.request.Status;
import io.technicianviews.domain.time.DeskDay;
import io.technicianviews.domain.view.CounterKey;
import io.technicianviews.persistence.internal.cell.PastCells;
import io.technicianviews.persistence.internal.row.RequestConditions;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Record2;
import org.jspecify.annotations.Nullable;

/**
 * The expected values of all counters and cells, computed by the domain from every request. The
 * requests are streamed, in a transaction with one snapshot.
 */
final class ExpectedCounters {

  private static final int FETCH_SIZE = 10_000;

  private final ZoneId zone;
  private final LocalDate today;
  private final Map<CounterKey, Long> counterKeys = new HashMap<>();
  private final Map<CellKey, Long> cells = new HashMap<>();
  private long requests;

  /**
   * @param today by the clock
   */
  ExpectedCounters(DeskDay today) {
    this.zone = today.zone();
    this.today = today.date();
  }

  /**
   * @param progress receives the number of requests read so far, at intervals
   */
  void read(DSLContext dsl, LongConsumer progress) {
    try (Cursor<? extends Record> states = states(dsl);
        Assignees assignees = new Assignees(dsl)) {
      for (Record row : states) {
        long id = row.get(SERVICE_REQUEST.ID);
        RequestState state = state(row, assignees.of(id));
        CounterKey.of(state, zone)
            .forEach(counterKey -> counterKeys.merge(counterKey, 1L, Long::sum));
        CellKey.of(state, zone).stream()
            .filter(key -> PastCells.isKept(key, today))
            .forEach(key -> cells.merge(key, 1L, Long::sum));
        requests++;
        if (requests % FETCH_SIZE == 0) {
          progress.accept(requests);
        }
      }
    }
    progress.accept(requests);
  }

  /** The expected values; a counter that is missing is 0. */
  Map<CounterKey, Long> counters() {
    return counterKeys;
  }

  /** The expected sums of the cells that are kept; a cell that is missing is 0. */
  Map<CellKey, Long> cells() {
    return cells;
  }

  long requests() {
    return requests;
  }

  private static Cursor<? extends Record> states(DSLContext dsl) {
    return dsl.select(
            SERVICE_REQUEST.ID,
            SERVICE_REQUEST.STATUS_ID,
            SERVICE_REQUEST.PRIORITY_ID,
            SERVICE_REQUEST.BUSINESS_UNIT_ID,
            SERVICE_REQUEST.PARENT_ID,
            SERVICE_REQUEST.OPEN_SUBTASKS,
            SERVICE_REQUEST.CREATED_AT,
            SERVICE_REQUEST.UPDATED_AT,
            SERVICE_REQUEST.SOLVED_AT)
        .from(SERVICE_REQUEST)
        .where(RequestConditions.LIVE)
        .orderBy(SERVICE_REQUEST.ID)
        .fetchSize(FETCH_SIZE)
        .fetchLazy();
  }

  private static RequestState state(Record row, SortedSet<Long> assignees) {
    return new RequestState(
        Status.of(row.get(SERVICE_REQUEST.STATUS_ID)),
        Priority.of(row.get(SERVICE_REQUEST.PRIORITY_ID)),
        row.get(SERVICE_REQUEST.BUSINESS_UNIT_ID),
        assignees,
        Collections.emptySortedSet(),
        row.get(SERVICE_REQUEST.PARENT_ID),
        row.get(SERVICE_REQUEST.OPEN_SUBTASKS),
        row.get(SERVICE_REQUEST.CREATED_AT),
        row.get(SERVICE_REQUEST.UPDATED_AT),
        row.get(SERVICE_REQUEST.SOLVED_AT),
        false);
  }

  /** The assignees of requests, which must be queried in ascending order of their ids. */
  private static final class Assignees implements AutoCloseable {

    private final Cursor<Record2<Long, Long>> assignments;
    private @Nullable Record2<Long, Long> next;

    Assignees(DSLContext dsl) {
      assignments =
          dsl.select(ASSIGNMENT.REQUEST_ID, ASSIGNMENT.PERSON_ID)
              .from(ASSIGNMENT)
              .orderBy(ASSIGNMENT.REQUEST_ID)
              .fetchSize(FETCH_SIZE)
              .fetchLazy();
      next = assignments.fetchNext();
    }

    SortedSet<Long> of(long requestId) {
      SortedSet<Long> people = new TreeSet<>();
      while (next != null && next.value1() <= requestId) {
        if (next.value1() == requestId) {
          people.add(next.value2());
        }
        next = assignments.fetchNext();
      }
      return people;
    }

    @Override
    public void close() {
      assignments.close();
    }
  }
}
