package io.technicianviews.persistence;

import static io.technicianviews.persistence.schema.Tables.ASSIGNMENT;
import static io.technicianviews.persistence.schema.Tables.SERVICE_REQUEST;
import static java.util.function.Function.identity;
import static org.jooq.impl.DSL.select;

import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.port.CountQueries;
import io.technicianviews.domain.view.DeskDay;
import io.technicianviews.domain.view.PageStart;
import io.technicianviews.domain.view.RequestFilter;
import io.technicianviews.domain.view.View;
import io.technicianviews.domain.view.ViewCounts;
import io.technicianviews.domain.view.ViewScope;
import io.technicianviews.persistence.Rendered.Values;
import java.util.Map;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.impl.DSL;

final class JooqCountQueries implements CountQueries {

  private static final Field<Integer> COUNT = DSL.count();

  private static final Shapes<RequestFilter> COUNTS = new Shapes<>(JooqCountQueries::count);

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
  public Map<Long, ViewCounts> visible(UnitScope unitScope, DeskDay day) {
    return transaction.read(ofUnits(unitScope, day));
  }

  static Question<Map<Long, ViewCounts>> ofUnits(UnitScope unitScope, DeskDay day) {
    return counted(ViewScope.VISIBLE, CountSql.visible(unitScope, day));
  }

  @Override
  public Map<Long, ViewCounts> mine(long technicianId, UnitScope unitScope, DeskDay day) {
    return transaction.read(own(technicianId, unitScope, day));
  }

  static Question<Map<Long, ViewCounts>> own(long technicianId, UnitScope unitScope, DeskDay day) {
    return counted(ViewScope.MINE, CountSql.mine(technicianId, unitScope, day));
  }

  private static Question<Map<Long, ViewCounts>> counted(ViewScope viewScope, Bound counters) {
    return new Question<>(counters, rows -> CountedUnits.of(View.of(viewScope), rows));
  }

  @Override
  public long count(RequestFilter requestFilter) {
    return transaction.read(total(requestFilter));
  }

  static Question<Long> total(RequestFilter requestFilter) {
    return new Question<>(
        COUNTS.of(Asked.shape(requestFilter), Asked.of(requestFilter, PageStart.FIRST)),
        JooqCountQueries::number);
  }

  private static Long number(Result<Record> rows) {
    return rows.getFirst().get(COUNT).longValue();
  }

  private static Query count(RequestFilter requestFilter, Values<Asked> of) {
    return switch (requestFilter.view().scope()) {
      case VISIBLE ->
          select(COUNT)
              .from(SERVICE_REQUEST)
              .where(PageSql.selected(requestFilter, of))
              .and(Asked.within(requestFilter.units(), SERVICE_REQUEST.UNIT_KEY, of));
      case MINE ->
          select(COUNT)
              .from(ASSIGNMENT)
              .join(SERVICE_REQUEST)
              .on(SERVICE_REQUEST.ID.eq(ASSIGNMENT.REQUEST_ID))
              .where(PageSql.reached(requestFilter, of))
              .and(PageSql.selected(requestFilter, of));
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
