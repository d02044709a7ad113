package io.technicianviews.persistence.internal.query;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.noCondition;

import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.time.DeskDay;
import io.technicianviews.domain.view.CounterKey;
import io.technicianviews.domain.view.PageStart;
import io.technicianviews.domain.view.RequestFilter;
import io.technicianviews.domain.view.SeekPosition;
import io.technicianviews.persistence.internal.statement.StatementTemplate.Placeholders;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * The bind values of a query for a list or a count. Two queries of the same shape differ in these
 * only and share one statement template. Everything that the choice of a plan depends on belongs to
 * the shape.
 *
 * @param personId the technician or requester; {@link CounterKey#ANYONE} if the query does not
 *     depend on one
 * @param start the start of the page
 * @param readerId the person whose read positions are selected; {@link CounterKey#ANYONE} if none
 *     are
 */
record QueryParameters(
    long personId, UnitScope units, DeskDay day, PageStart start, long readerId) {

  private static final DeskDay ANY_DAY = new DeskDay(LocalDate.EPOCH, ZoneOffset.UTC);
  private static final UnitScope ONE_UNIT = UnitScope.only(0L);
  private static final UnitScope SEVERAL_UNITS = UnitScope.only(0L, 1L);

  /** A unit key that no row has. */
  private static final long NO_UNIT = Long.MIN_VALUE;

  /** Values without read positions. */
  QueryParameters(long personId, UnitScope units, DeskDay day, PageStart start) {
    this(personId, units, day, start, CounterKey.ANYONE);
  }

  static QueryParameters of(RequestFilter requestFilter, PageStart pageStart) {
    Long technicianId = requestFilter.technicianId();
    return new QueryParameters(
        technicianId == null ? CounterKey.ANYONE : technicianId,
        requestFilter.units(),
        requestFilter.day(),
        pageStart);
  }

  static QueryParameters ofRequester(long personId, PageStart pageStart) {
    return new QueryParameters(personId, UnitScope.ALL, ANY_DAY, pageStart);
  }

  static QueryParameters ofUnits(UnitScope unitScope) {
    return new QueryParameters(CounterKey.ANYONE, unitScope, ANY_DAY, PageStart.FIRST);
  }

  /** The same values, with the read positions of a person. */
  QueryParameters readBy(long reader) {
    return new QueryParameters(personId, units, day, start, reader);
  }

  /** The shape of a filter: all filters that differ in bind values only have the same one. */
  static RequestFilter shape(RequestFilter requestFilter) {
    return new RequestFilter(
        requestFilter.view(),
        shape(requestFilter.units()),
        requestFilter.technicianId() == null ? null : 0L,
        requestFilter.type(),
        requestFilter.unreadOnly(),
        ANY_DAY);
  }

  /** The shape of a scope: all units, one, or several. */
  static UnitScope shape(UnitScope unitScope) {
    return switch (unitScope) {
      case UnitScope.All all -> all;
      case UnitScope.Only(var keys) when keys.size() == 1 -> ONE_UNIT;
      case UnitScope.Only several -> SEVERAL_UNITS;
    };
  }

  /** The shape of a page start: an offset itself, or which values of a position are null. */
  static PageStart shape(PageStart pageStart) {
    return switch (pageStart) {
      case PageStart.Offset offset -> offset;
      case PageStart.AfterPosition(var seekPosition) -> {
        List<@Nullable Long> values = new ArrayList<>(seekPosition.values());
        values.replaceAll(value -> value == null ? null : 0L);
        yield new PageStart.AfterPosition(new SeekPosition(values, 0));
      }
    };
  }

  SeekPosition position() {
    return switch (start) {
      case PageStart.AfterPosition(var seekPosition) -> seekPosition;
      case PageStart.Offset offset ->
          throw new IllegalStateException("not a seek position: " + offset);
    };
  }

  Long[] keys() {
    return keys(units);
  }

  /**
   * The keys of the units. A query may name {@link CounterKey#ANY_UNIT}, which no unit has, but the
   * sums of all units have.
   */
  static Long[] keys(UnitScope unitScope) {
    return switch (unitScope) {
      case UnitScope.All all ->
          throw new IllegalStateException("unit keys are not bound for " + all);
      case UnitScope.Only(var keys) ->
          keys.stream().map(key -> key == CounterKey.ANY_UNIT ? NO_UNIT : key).toArray(Long[]::new);
    };
  }

  /** The keys of the units, as one array parameter. */
  static Field<Long[]> keys(Placeholders<QueryParameters> of) {
    return of.bind(SQLDataType.BIGINT.array(), QueryParameters::keys);
  }

  /** Whether a unit key is in units of this shape. */
  static Condition within(UnitScope shape, Field<Long> unitKey, Placeholders<QueryParameters> of) {
    return switch (shape) {
      case UnitScope.All() -> noCondition();
      case UnitScope.Only(var keys) when keys.size() == 1 ->
          unitKey.eq(of.bind(unitKey, queryParameters -> queryParameters.keys()[0]));
      case UnitScope.Only several -> unitKey.eq(any(keys(of)));
    };
  }
}
