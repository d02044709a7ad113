package io.technicianviews.persistence;

import static io.technicianviews.persistence.schema.Tables.ASSIGNMENT;
import static io.technicianviews.persistence.schema.Tables.SERVICE_REQUEST;

import io.technicianviews.domain.people.Units;
import io.technicianviews.domain.port.CountQueries;
import io.technicianviews.domain.view.DeskDay;
import io.technicianviews.domain.view.Reach;
import io.technicianviews.domain.view.Selection;
import io.technicianviews.domain.view.ViewCounts;
import java.util.Map;
import org.jooq.Record4;
import org.jooq.Select;

final class JooqCountQueries implements CountQueries {

  private final Reads transaction;

  JooqCountQueries(Reads transaction) {
    this.transaction = transaction;
  }

  @Override
  public Map<Long, ViewCounts> visible(Units units, DeskDay day) {
    return counted(CountSql.visible(units, day));
  }

  @Override
  public Map<Long, ViewCounts> mine(long technicianId, Units units, DeskDay day) {
    return counted(CountSql.mine(technicianId, units, day));
  }

  private Map<Long, ViewCounts> counted(Select<Record4<Long, String, Boolean, Long>> counters) {
    CountedUnits counted = new CountedUnits();
    transaction
        .read(dsl -> dsl.fetch(counters))
        .forEach(
            row ->
                counted.add(
                    row.value1(), CounterTable.view(row.value2()), row.value3(), row.value4()));
    return counted.byUnit();
  }

  @Override
  public long count(Selection selection) {
    return selection.view().reach() == Reach.MINE ? countMine(selection) : countVisible(selection);
  }

  private long countVisible(Selection selection) {
    return transaction.read(
        dsl ->
            (long)
                dsl.fetchCount(
                    SERVICE_REQUEST,
                    PageSql.selected(selection),
                    ViewSql.within(selection.units(), SERVICE_REQUEST.UNIT_KEY)));
  }

  private long countMine(Selection selection) {
    return transaction.read(
        dsl ->
            (long)
                dsl.fetchCount(
                    ASSIGNMENT
                        .join(SERVICE_REQUEST)
                        .on(SERVICE_REQUEST.ID.eq(ASSIGNMENT.REQUEST_ID)),
                    PageSql.reached(selection),
                    PageSql.selected(selection)));
  }

  @Override
  public long ofRequester(long personId) {
    return transaction.read(
        dsl ->
            (long)
                dsl.fetchCount(
                    SERVICE_REQUEST, SERVICE_REQUEST.REQUESTER_ID.eq(personId).and(ViewSql.LIVE)));
  }
}
