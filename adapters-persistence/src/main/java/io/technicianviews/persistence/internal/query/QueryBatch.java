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

/** Facts as questions that go on one way. The counts of several units are one question. */
final class QueryBatch {

  private final List<BoundStatement> statements = new ArrayList<>();
  private final List<Consumer<Result<Record>>> answers = new ArrayList<>();
  private final QueryResults values = new QueryResults();

  QueryBatch(Collection<? extends CacheableQuery<?>> facts) {
    Map<DeskDay, List<CacheableQuery.UnitCounts>> counts = new HashMap<>();
    for (CacheableQuery<?> cacheableQuery : facts) {
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
                JooqRequestQueries.rows(of.selection(), of.order(), of.start(), of.limit() + 1)
                    .map(rows -> Slice.of(rows, of.limit())));
        case CacheableQuery.TotalCount totalCount ->
            add(totalCount, JooqCountQueries.total(totalCount.selection()));
        case CacheableQuery.RequesterRows of ->
            add(
                of,
                JooqRequestQueries.rowsOfRequester(of.personId(), of.start(), of.limit() + 1)
                    .map(rows -> Slice.of(rows, of.limit())));
        case CacheableQuery.RequesterTotal total ->
            add(total, JooqCountQueries.totalOfRequester(total.personId()));
        case CacheableQuery.ReadPositions of ->
            add(of, JooqMessageQueries.marks(of.personId(), of.requestIds()).map(Map::copyOf));
      }
    }
    counts.forEach(this::addCounts);
  }

  private <V> void add(
      CacheableQuery<V> cacheableQuery, StatementQuery<? extends V> statementQuery) {
    add(statementQuery, value -> values.put(cacheableQuery, value));
  }

  private void addCounts(DeskDay day, List<CacheableQuery.UnitCounts> facts) {
    UnitScope unitScope =
        UnitScope.only(facts.stream().map(CacheableQuery.UnitCounts::unit).toList());
    add(
        JooqCountQueries.ofUnits(unitScope, day),
        counts ->
            facts.forEach(
                fact -> values.put(fact, counts.getOrDefault(fact.unit(), ViewCounts.ZERO))));
  }

  private <T> void add(StatementQuery<T> statementQuery, Consumer<T> answer) {
    statements.add(statementQuery.statement());
    answers.add(rows -> answer.accept(statementQuery.answer().apply(rows)));
  }

  List<BoundStatement> statements() {
    return statements;
  }

  /**
   * @param results what the statements returned
   */
  QueryResults values(List<Result<Record>> results) {
    for (int i = 0; i < answers.size(); i++) {
      answers.get(i).accept(results.get(i));
    }
    return values;
  }
}
