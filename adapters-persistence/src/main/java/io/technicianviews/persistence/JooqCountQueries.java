package io.technicianviews.persistence;

import static io.technicianviews.persistence.schema.Tables.ASSIGNMENT;
import static io.technicianviews.persistence.schema.Tables.SERVICE_REQUEST;

import io.technicianviews.domain.people.Units;
import io.technicianviews.domain.port.CountQueries;
import io.technicianviews.domain.view.DeskDay;
import io.technicianviews.domain.view.Reach;
import io.technicianviews.domain.view.Selection;
import io.technicianviews.domain.view.View;
import io.technicianviews.domain.view.ViewCounts;
import java.util.Map;

final class JooqCountQueries implements CountQueries {

  private final Reads transaction;

  JooqCountQueries(Reads transaction) {
    this.transaction = transaction;
  }

  @Override
  public Map<Long, ViewCounts> visible(Units units, DeskDay day) {
    return counted(Reach.VISIBLE, CountSql.visible(units, day));
  }

  @Override
  public Map<Long, ViewCounts> mine(long technicianId, Units units, DeskDay day) {
    return counted(Reach.MINE, CountSql.mine(technicianId, units, day));
  }

  private Map<Long, ViewCounts> counted(Reach reach, Bound counters) {
    CountedUnits counted = new CountedUnits(View.of(reach));
    transaction.read(counters).forEach(counted::add);
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
