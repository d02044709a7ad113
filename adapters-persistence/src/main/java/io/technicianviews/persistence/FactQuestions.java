package io.technicianviews.persistence;

import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.port.CacheableQuery;
import io.technicianviews.domain.port.QueryResults;
import io.technicianviews.domain.request.Slice;
import io.technicianviews.domain.view.DeskDay;
import io.technicianviews.domain.view.ViewCounts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jooq.Record;
import org.jooq.Result;

/** Facts as questions that go on one way. The counts of several units are one question. */
final class FactQuestions {

  private final List<Bound> statements = new ArrayList<>();
  private final List<Consumer<Result<Record>>> answers = new ArrayList<>();
  private final QueryResults values = new QueryResults();

  FactQuestions(Collection<? extends CacheableQuery<?>> facts) {
    Map<DeskDay, List<CacheableQuery.UnitCounts>> counts = new HashMap<>();
    for (CacheableQuery<?> cacheableQuery : facts) {
      switch (cacheableQuery) {
        case CacheableQuery.UnitCounts ofUnit ->
            counts.computeIfAbsent(ofUnit.day(), any -> new ArrayList<>()).add(ofUnit);
        case CacheableQuery.AssigneeCounts own ->
            ask(
                own,
                JooqCountQueries.own(own.technicianId(), UnitScope.ALL, own.day())
                    .map(Map::copyOf));
        case CacheableQuery.PersonById personById ->
            ask(personById, JooqPeopleQueries.person(personById.personId()));
        case CacheableQuery.AllUnits all ->
            ask(all, JooqPeopleQueries.units(UnitScope.ALL).map(List::copyOf));
        case CacheableQuery.PageRows of ->
            ask(
                of,
                JooqRequestQueries.rows(of.selection(), of.order(), of.start(), of.limit() + 1)
                    .map(rows -> Slice.of(rows, of.limit())));
        case CacheableQuery.TotalCount totalCount ->
            ask(totalCount, JooqCountQueries.total(totalCount.selection()));
        case CacheableQuery.RequesterRows of ->
            ask(
                of,
                JooqRequestQueries.rowsOfRequester(of.personId(), of.start(), of.limit() + 1)
                    .map(rows -> Slice.of(rows, of.limit())));
        case CacheableQuery.RequesterTotal total ->
            ask(total, JooqCountQueries.totalOfRequester(total.personId()));
        case CacheableQuery.ReadPositions of ->
            ask(of, JooqMessageQueries.marks(of.personId(), of.requestIds()).map(Map::copyOf));
      }
    }
    counts.forEach(this::askCounts);
  }

  private <V> void ask(CacheableQuery<V> cacheableQuery, Question<? extends V> question) {
    ask(question, value -> values.put(cacheableQuery, value));
  }

  private void askCounts(DeskDay day, List<CacheableQuery.UnitCounts> facts) {
    UnitScope unitScope =
        UnitScope.only(facts.stream().map(CacheableQuery.UnitCounts::unit).toList());
    ask(
        JooqCountQueries.ofUnits(unitScope, day),
        counts ->
            facts.forEach(
                fact -> values.put(fact, counts.getOrDefault(fact.unit(), ViewCounts.ZERO))));
  }

  private <T> void ask(Question<T> question, Consumer<T> answer) {
    statements.add(question.statement());
    answers.add(rows -> answer.accept(question.answer().apply(rows)));
  }

  List<Bound> statements() {
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
