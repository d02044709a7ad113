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
      switch (fact) {
        case Fact.UnitCounts ofUnit ->
            counts.computeIfAbsent(ofUnit.day(), any -> new ArrayList<>()).add(ofUnit);
        case Fact.OwnCounts own ->
            ask(
                own,
                JooqCountQueries.own(own.technicianId(), Units.ALL, own.day()).map(Map::copyOf));
        case Fact.Rights rights -> ask(rights, JooqPeopleQueries.person(rights.personId()));
        case Fact.AllUnits all -> ask(all, JooqPeopleQueries.units(Units.ALL).map(List::copyOf));
        case Fact.Rows of ->
            ask(
                of,
                JooqRequestQueries.rows(of.selection(), of.order(), of.start(), of.limit() + 1)
                    .map(rows -> ListStretch.of(rows, of.limit())));
        case Fact.Total total -> ask(total, JooqCountQueries.total(total.selection()));
        case Fact.OwnRows of ->
            ask(
                of,
                JooqRequestQueries.rowsOfRequester(of.personId(), of.start(), of.limit() + 1)
                    .map(rows -> ListStretch.of(rows, of.limit())));
        case Fact.OwnTotal total -> ask(total, JooqCountQueries.totalOfRequester(total.personId()));
        case Fact.ReadMarks of ->
            ask(of, JooqMessageQueries.marks(of.personId(), of.requestIds()).map(Map::copyOf));
      }
    }
    counts.forEach(this::askCounts);
  }

  private <V> void ask(Fact<V> fact, Question<? extends V> question) {
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
