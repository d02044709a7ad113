package io.technicianviews.persistence;

import static io.technicianviews.persistence.schema.Tables.ASSIGNMENT;
import static io.technicianviews.persistence.schema.Tables.SERVICE_REQUEST;
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
import org.jooq.impl.DSL;

final class JooqCountQueries implements CountQueries {

  private static final Field<Integer> COUNT = DSL.count();

  private static final Shapes<Selection> COUNTS = new Shapes<>(JooqCountQueries::count);

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
    return transaction
        .read(COUNTS.of(Asked.shape(selection), Asked.of(selection, Start.FIRST)))
        .getFirst()
        .get(COUNT);
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
    return transaction.read(
        dsl ->
            (long)
                dsl.fetchCount(
                    SERVICE_REQUEST, SERVICE_REQUEST.REQUESTER_ID.eq(personId).and(ViewSql.LIVE)));
  }
}
