package io.technicianviews.persistence.internal.query;

import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.port.CacheableQuery;
import io.technicianviews.domain.port.QueryResults;
import io.technicianviews.domain.request.Slice;
import io.technicianviews.domain.view.DeskDay;
import io.technicianviews.domain.view.ViewCounts;
import io.technicianviews.persistence.internal.statement.BoundStatement;
import io.technicianviews.persistence.internal.statement.StatementQuery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jooq.Record;
import org.jooq.Result;

/**
 * The statements of several cacheable queries, for one round trip, and their results. The counts of
 * all units of a day are one statement. Not thread-safe.
 */
final class QueryBatch {

  private final List<BoundStatement> statements = new ArrayList<>();
  private final List<Consumer<Result<Record>>> readers = new ArrayList<>();
  private final QueryResults values = new QueryResults();

  QueryBatch(Collection<? extends CacheableQuery<?>> queries) {
    Map<DeskDay, List<CacheableQuery.UnitCounts>> counts = new HashMap<>();
    for (CacheableQuery<?> cacheableQuery : queries) {
      switch (cacheableQuery) {
        case CacheableQuery.UnitCounts ofUnit ->
            counts.computeIfAbsent(ofUnit.day(), any -> new ArrayList<>()).add(ofUnit);
        case CacheableQuery.AssigneeCounts own ->
            add(
                own,
                JooqCountQueries.own(own.technicianId(), UnitScope.ALL, own.day())
                    .map(Map::copyOf));
        case CacheableQuery.PersonById personById ->
            add(personById, JooqPeopleQueries.person(personById.personId()));
        case CacheableQuery.AllUnits all ->
            add(all, JooqPeopleQueries.units(UnitScope.ALL).map(List::copyOf));
        case CacheableQuery.PageRows of ->
            add(
                of,
                JooqRequestQueries.rows(of.filter(), of.order(), of.start(), of.limit() + 1)
                    .map(rows -> Slice.of(rows, of.limit())));
        case CacheableQuery.TotalCount totalCount ->
            add(totalCount, JooqCountQueries.total(totalCount.filter()));
        case CacheableQuery.RequesterRows of ->
            add(
                of,
                JooqRequestQueries.rowsOfRequester(of.personId(), of.start(), of.limit() + 1)
                    .map(rows -> Slice.of(rows, of.limit())));
        case CacheableQuery.RequesterTotal total ->
            add(total, JooqCountQueries.totalOfRequester(total.personId()));
        case CacheableQuery.ReadPositions of ->
            add(of, JooqMessageQueries.positions(of.personId(), of.requestIds()).map(Map::copyOf));
      }
    }
    counts.forEach(this::addCounts);
  }

  private <V> void add(
      CacheableQuery<V> cacheableQuery, StatementQuery<? extends V> statementQuery) {
    add(statementQuery, value -> values.put(cacheableQuery, value));
  }

  private void addCounts(DeskDay day, List<CacheableQuery.UnitCounts> queries) {
    UnitScope unitScope =
        UnitScope.only(queries.stream().map(CacheableQuery.UnitCounts::unit).toList());
    add(
        JooqCountQueries.ofUnits(unitScope, day),
        counts ->
            queries.forEach(
                query -> values.put(query, counts.getOrDefault(query.unit(), ViewCounts.ZERO))));
  }

  private <T> void add(StatementQuery<T> statementQuery, Consumer<T> reader) {
    statements.add(statementQuery.statement());
    readers.add(rows -> reader.accept(statementQuery.reader().apply(rows)));
  }

  List<BoundStatement> statements() {
    return statements;
  }

  /**
   * @param results the results of the {@link #statements}, in their order
   */
  QueryResults read(List<Result<Record>> results) {
    for (int i = 0; i < readers.size(); i++) {
      readers.get(i).accept(results.get(i));
    }
    return values;
  }
}
