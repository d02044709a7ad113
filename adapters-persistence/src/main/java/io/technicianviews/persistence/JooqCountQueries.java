package io.technicianviews.persistence;

import static io.technicianviews.persistence.schema.Tables.ASSIGNMENT;
import static io.technicianviews.persistence.schema.Tables.SERVICE_REQUEST;
import static java.util.function.Function.identity;
import static org.jooq.impl.DSL.select;

import io.technicianviews.domain.people.Units;
import io.technicianviews.domain.port.CountQueries;
import io.technicianviews.domain.view.DeskDay;
import io.technicianviews.domain.view.Reach;
import io.technicianviews.domain.view.Selection;
import io.technicianviews.domain.view.Start;
import io.technicianviews.domain.view.View;
import io.technicianviews.domain.view.ViewCounts;
import io.technicianviews.persistence.Rendered.Values;
import java.util.Map;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.impl.DSL;

final class JooqCountQueries implements CountQueries {

  private static final Field<Integer> COUNT = DSL.count();

  private static final Shapes<Selection> COUNTS = new Shapes<>(JooqCountQueries::count);

  private static final Rendered<Long> OF_REQUESTER =
      Rendered.of(
          of ->
              select(COUNT)
                  .from(SERVICE_REQUEST)
                  .where(
                      SERVICE_REQUEST.REQUESTER_ID.eq(
                          of.of(SERVICE_REQUEST.REQUESTER_ID, identity())))
                  .and(RequestConditions.LIVE));

  private final Reads transaction;

  JooqCountQueries(Reads transaction) {
    this.transaction = transaction;
  }

  @Override
  public Map<Long, ViewCounts> visible(Units units, DeskDay day) {
    return transaction.read(ofUnits(units, day));
  }

  static Question<Map<Long, ViewCounts>> ofUnits(Units units, DeskDay day) {
    return counted(Reach.VISIBLE, CountSql.visible(units, day));
  }

  @Override
  public Map<Long, ViewCounts> mine(long technicianId, Units units, DeskDay day) {
    return transaction.read(own(technicianId, units, day));
  }

  static Question<Map<Long, ViewCounts>> own(long technicianId, Units units, DeskDay day) {
    return counted(Reach.MINE, CountSql.mine(technicianId, units, day));
  }

  private static Question<Map<Long, ViewCounts>> counted(Reach reach, Bound counters) {
    return new Question<>(counters, rows -> CountedUnits.of(View.of(reach), rows));
  }

  @Override
  public long count(Selection selection) {
    return transaction.read(total(selection));
  }

  static Question<Long> total(Selection selection) {
    return new Question<>(
        COUNTS.of(Asked.shape(selection), Asked.of(selection, Start.FIRST)),
        JooqCountQueries::number);
  }

  private static Long number(Result<Record> rows) {
    return rows.getFirst().get(COUNT).longValue();
  }

  private static Query count(Selection selection, Values<Asked> of) {
    return switch (selection.view().reach()) {
      case VISIBLE ->
          select(COUNT)
              .from(SERVICE_REQUEST)
              .where(PageSql.selected(selection, of))
              .and(Asked.within(selection.units(), SERVICE_REQUEST.UNIT_KEY, of));
      case MINE ->
          select(COUNT)
              .from(ASSIGNMENT)
              .join(SERVICE_REQUEST)
              .on(SERVICE_REQUEST.ID.eq(ASSIGNMENT.REQUEST_ID))
              .where(PageSql.reached(selection, of))
              .and(PageSql.selected(selection, of));
    };
  }

  @Override
  public long ofRequester(long personId) {
    return transaction.read(totalOfRequester(personId));
  }

  static Question<Long> totalOfRequester(long personId) {
    return new Question<>(OF_REQUESTER.with(personId), JooqCountQueries::number);
  }
}
