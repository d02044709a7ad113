package io.technicianviews.persistence.internal.load;

import static io.technicianviews.persistence.internal.schema.Tables.ASSIGNMENT;
import static io.technicianviews.persistence.internal.schema.Tables.BUSINESS_UNIT;
import static io.technicianviews.persistence.internal.schema.Tables.CELL_COUNTER;
import static io.technicianviews.persistence.internal.schema.Tables.CELL_COUNTER_CHANGE;
import static io.technicianviews.persistence.internal.schema.Tables.CHAT_MESSAGE;
import static io.technicianviews.persistence.internal.schema.Tables.CUSTOM_VIEW;
import static io.technicianviews.persistence.internal.schema.Tables.DESK;
import static io.technicianviews.persistence.internal.schema.Tables.MEMBERSHIP;
import static io.technicianviews.persistence.internal.schema.Tables.PERSON;
import static io.technicianviews.persistence.internal.schema.Tables.READ_MARK;
import static io.technicianviews.persistence.internal.schema.Tables.REQUEST_SEARCH;
import static io.technicianviews.persistence.internal.schema.Tables.REQUEST_TAG;
import static io.technicianviews.persistence.internal.schema.Tables.SERVICE_REQUEST;
import static io.technicianviews.persistence.internal.schema.Tables.VIEW_COUNTER;
import static io.technicianviews.persistence.internal.schema.Tables.VIEW_COUNTER_CHANGE;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.inline;

import io.technicianviews.domain.change.Change;
import io.technicianviews.domain.change.ChangeKind;
import io.technicianviews.domain.change.InvalidationTag;
import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.people.Role;
import io.technicianviews.domain.port.BulkLoad;
import io.technicianviews.domain.port.ImportedPerson;
import io.technicianviews.domain.port.PersonRecord;
import io.technicianviews.domain.port.RequestRecord;
import io.technicianviews.domain.request.PriorityLabel;
import io.technicianviews.domain.request.ServiceRequest;
import io.technicianviews.domain.request.StatusDefinition;
import io.technicianviews.domain.time.DeskDay;
import io.technicianviews.persistence.internal.counter.BulkCounterDeltas;
import io.technicianviews.persistence.internal.counter.CounterRollup;
import io.technicianviews.persistence.internal.row.AdminChangeTable;
import io.technicianviews.persistence.internal.row.BusinessUnitRows;
import io.technicianviews.persistence.internal.row.ChangeLogTable;
import io.technicianviews.persistence.internal.row.RequestConditions;
import io.technicianviews.persistence.internal.row.RequestSummaryMapper;
import io.technicianviews.persistence.internal.row.ServiceRequestMapper;
import io.technicianviews.persistence.internal.row.StatusTable;
import io.technicianviews.persistence.internal.statement.BoundStatement;
import io.technicianviews.persistence.internal.statement.DatabaseClock;
import io.technicianviews.persistence.internal.statement.Sequences;
import io.technicianviews.persistence.internal.statement.SqlExceptions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/** A bulk load in one transaction. Not thread-safe. */
final class PostgresBulkLoad implements BulkLoad {

  private static final List<Change> LOADED =
      List.of(Change.of(ChangeKind.LOADED, InvalidationTag.EVERYTHING));

  private final Connection connection;
  private final @Nullable InstantSource clock;
  private final DSLContext dsl;
  private final BulkCounterDeltas counters;
  private int moved;

  PostgresBulkLoad(
      Connection connection, DSLContext dsl, ZoneId zone, @Nullable InstantSource clock) {
    this.connection = connection;
    this.clock = clock;
    this.dsl = dsl;
    this.counters = new BulkCounterDeltas(dsl, DeskDay.at(DatabaseClock.now(dsl, clock), zone));
  }

  @Override
  public DeskContents contents() {
    return translatingErrors(
        () -> {
          DeskContents stored =
              dsl.select(DESK.CONTENTS)
                  .from(DESK)
                  .fetchSingle(row -> DeskContents.valueOf(row.value1()));
          return stored == DeskContents.NOTHING && hasPeopleOrUnits()
              ? DeskContents.A_DESK
              : stored;
        });
  }

  private boolean hasPeopleOrUnits() {
    return dsl.fetchExists(PERSON) || dsl.fetchExists(BUSINESS_UNIT);
  }

  @Override
  public List<PriorityLabel> priorities() {
    return translatingErrors(
        () -> RequestSummaryMapper.PRIORITIES.fetch(dsl).map(RequestSummaryMapper::priority));
  }

  @Override
  public List<StatusDefinition> statuses() {
    return translatingErrors(() -> StatusTable.ALL.fetch(dsl).map(StatusTable::definition));
  }

  @Override
  public void statuses(Collection<StatusDefinition> statuses) {
    translatingErrors(() -> StatusTable.store(dsl, statuses));
  }

  @Override
  public void clear() {
    // Not truncate: readers of older snapshots would see empty tables.
    List<Table<Record>> tables =
        List.of(
            CHAT_MESSAGE,
            READ_MARK,
            ASSIGNMENT,
            REQUEST_TAG,
            REQUEST_SEARCH,
            SERVICE_REQUEST,
            VIEW_COUNTER,
            VIEW_COUNTER_CHANGE,
            CELL_COUNTER,
            CELL_COUNTER_CHANGE,
            CUSTOM_VIEW,
            MEMBERSHIP,
            PERSON,
            BUSINESS_UNIT);
    DeskContents contents = contents();
    translatingErrors(() -> blockWriters(SERVICE_REQUEST));
    translatingErrors(() -> CounterRollup.lock(dsl));
    counters.clear();
    moved +=
        translatingErrors(
            () -> tables.stream().mapToInt(table -> dsl.deleteFrom(table).execute()).sum());
    if (contents == DeskContents.DEMO) {
      translatingErrors(() -> StatusTable.deleteAdded(dsl));
    }
    translatingErrors(() -> AdminChangeTable.delete(dsl));
  }

  /**
   * Blocks writers and row locks until the end of the load. A request that is written during the
   * deletion could disagree with its counters, and a command that has locked a row and then waits
   * for the table would deadlock with the deletion.
   */
  private int blockWriters(Table<Record> table) {
    // jOOQ has no API for this statement.
    return dsl.execute("lock table {0} in exclusive mode", table);
  }

  @Override
  public List<Long> newIds(EntityKind entityKind, int number) {
    Table<Record> table =
        switch (entityKind) {
          case BUSINESS_UNIT -> BUSINESS_UNIT;
          case PERSON -> PERSON;
          case REQUEST -> SERVICE_REQUEST;
        };
    return translatingErrors(() -> Sequences.next(dsl, table, number));
  }

  @Override
  public Map<String, Long> knownIds(EntityKind entityKind) {
    return switch (entityKind) {
      case BUSINESS_UNIT -> known(BUSINESS_UNIT, BUSINESS_UNIT.NAME, BUSINESS_UNIT.ID);
      case PERSON -> known(PERSON, PERSON.EXTERNAL_ID, PERSON.ID);
      case REQUEST -> known(SERVICE_REQUEST, SERVICE_REQUEST.EXTERNAL_ID, SERVICE_REQUEST.ID);
    };
  }

  private Map<String, Long> known(Table<Record> table, Field<String> externalId, Field<Long> id) {
    return translatingErrors(
        () ->
            dsl.select(externalId, id)
                .from(table)
                .where(externalId.isNotNull())
                .fetchMap(externalId, id));
  }

  @Override
  public void businessUnits(Collection<BusinessUnit> units) {
    translatingErrors(() -> BusinessUnitRows.store(dsl, units));
  }

  @Override
  public void people(Collection<PersonRecord> people) {
    translatingErrors(() -> BulkPeople.people(dsl, people));
  }

  @Override
  public Map<String, Long> importUnits(Collection<String> externalIds) {
    return translatingErrors(() -> new PeopleImport(dsl).units(externalIds));
  }

  @Override
  public Map<String, Long> importPeople(Collection<ImportedPerson> people) {
    return translatingErrors(() -> new PeopleImport(dsl).people(people));
  }

  @Override
  public boolean hasActiveAdmin() {
    return translatingErrors(
        () ->
            dsl.fetchExists(PERSON, PERSON.ROLE.eq(inline(Role.ADMIN.name())).and(PERSON.ACTIVE)));
  }

  @Override
  public List<ServiceRequest> existing(Collection<Long> requestIds) {
    return translatingErrors(
        () -> {
          BulkRequests.lock(dsl, requestIds);
          return ServiceRequestMapper.where(
              dsl, SERVICE_REQUEST.ID.eq(any(RequestConditions.array(requestIds))));
        });
  }

  @Override
  public void requests(Collection<RequestRecord> requests) {
    moved += translatingErrors(() -> new BulkRequests(dsl, requests, counters).run());
  }

  @Override
  public void commit() {
    commit(DeskContents.A_DESK);
  }

  @Override
  public void commitAsDemo() {
    commit(DeskContents.DEMO);
  }

  private void commit(DeskContents deskContents) {
    translatingErrors(
        () -> {
          counters.send();
          CounterRollup.add(dsl);
          Sequences.advancePast(dsl, BUSINESS_UNIT, BUSINESS_UNIT.ID);
          Sequences.advancePast(dsl, PERSON, PERSON.ID);
          Sequences.advancePast(dsl, SERVICE_REQUEST, SERVICE_REQUEST.ID);
          // Last: the entry's id is allocated as late as possible, since event readers wait for its
          // commit.
          Instant at = DatabaseClock.now(dsl, clock);
          BoundStatement.fetch(dsl, List.of(AdminChangeTable.signature(null, at)));
          ChangeLogTable.append(dsl, null, at, LOADED);
          DeskContents stored = hasPeopleOrUnits() ? deskContents : DeskContents.NOTHING;
          return dsl.update(DESK).set(DESK.CONTENTS, stored.name()).execute();
        });
    try {
      connection.commit();
    } catch (SQLException e) {
      throw SqlExceptions.of(e);
    }
    if (moved >= PostLoadMaintenance.MIN_ROWS) {
      PostLoadMaintenance.afterLoad(connection, dsl);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw SqlExceptions.of(e);
    }
  }

  private static <T> T translatingErrors(Supplier<T> work) {
    try {
      return work.get();
    } catch (DataAccessException e) {
      throw SqlExceptions.ofWrite(e);
    }
  }
}
