package io.technicianviews.persistence;

import io.technicianviews.domain.people.Units;
import io.technicianviews.domain.port.Fact;
import io.technicianviews.domain.port.FactValues;
import io.technicianviews.domain.request.ListStretch;
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
  private final FactValues values = new FactValues();

  FactQuestions(Collection<? extends Fact<?>> facts) {
    Map<DeskDay, List<Fact.UnitCounts>> counts = new HashMap<>();
    for (Fact<?> fact : facts) {
      if (fact instanceof Fact.UnitCounts ofUnit) {
        counts.computeIfAbsent(ofUnit.day(), any -> new ArrayList<>()).add(ofUnit);
      } else {
        ask(fact);
      }
    }
    counts.forEach(this::askCounts);
  }

  private <V> void ask(Fact<V> fact) {
    Question<V> question = question(fact);
    ask(question, value -> values.put(fact, value));
  }

  private void askCounts(DeskDay day, List<Fact.UnitCounts> facts) {
    Units units = Units.only(facts.stream().map(Fact.UnitCounts::unit).toList());
    ask(
        JooqCountQueries.ofUnits(units, day),
        counts ->
            facts.forEach(
                fact -> values.put(fact, counts.getOrDefault(fact.unit(), ViewCounts.ZERO))));
  }

  private <T> void ask(Question<T> question, Consumer<T> answer) {
    statements.add(question.statement());
    answers.add(rows -> answer.accept(question.answer().apply(rows)));
  }

  @SuppressWarnings("unchecked") // Facts and questions are put in pairs of one type.
  private static <V> Question<V> question(Fact<V> fact) {
    return (Question<V>)
        switch (fact) {
          case Fact.Rights(long person) -> JooqPeopleQueries.person(person);
          case Fact.AllUnits() -> JooqPeopleQueries.units(Units.ALL).map(List::copyOf);
          case Fact.UnitCounts(long unit, DeskDay day) ->
              JooqCountQueries.ofUnits(Units.only(unit), day)
                  .map(counts -> counts.getOrDefault(unit, ViewCounts.ZERO));
          case Fact.OwnCounts(long technician, DeskDay day) ->
              JooqCountQueries.own(technician, Units.ALL, day).map(Map::copyOf);
          case Fact.Rows(var selection, var order, var start, int limit) ->
              JooqRequestQueries.rows(selection, order, start, limit + 1)
                  .map(rows -> ListStretch.of(rows, limit));
          case Fact.Total(var selection) -> JooqCountQueries.total(selection);
          case Fact.OwnRows(long person, var start, int limit) ->
              JooqRequestQueries.rowsOfRequester(person, start, limit + 1)
                  .map(rows -> ListStretch.of(rows, limit));
          case Fact.OwnTotal(long person) -> JooqCountQueries.totalOfRequester(person);
          case Fact.ReadMarks(long person, var requests) ->
              JooqMessageQueries.marks(person, requests).map(Map::copyOf);
        };
  }

  List<Bound> statements() {
    return statements;
  }

  /**
   * @param results what the statements returned
   */
  FactValues values(List<Result<Record>> results) {
    for (int i = 0; i < answers.size(); i++) {
      answers.get(i).accept(results.get(i));
    }
    return values;
  }
}
