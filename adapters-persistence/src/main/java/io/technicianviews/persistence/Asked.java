package io.technicianviews.persistence;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.noCondition;

import io.technicianviews.domain.people.Units;
import io.technicianviews.domain.view.Counter;
import io.technicianviews.domain.view.DeskDay;
import io.technicianviews.domain.view.Position;
import io.technicianviews.domain.view.Selection;
import io.technicianviews.domain.view.Start;
import io.technicianviews.persistence.Rendered.Values;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * What a question about lists or counts has in common with no other of its shape: the text of its
 * statement leaves it open. Whatever a good plan depends on is part of the shape.
 *
 * @param personId who asks, where it matters
 * @param start from where on a list is read
 */
record Asked(long personId, Units units, DeskDay day, Start start) {

  private static final DeskDay ANY_DAY = new DeskDay(LocalDate.EPOCH, ZoneOffset.UTC);
  private static final Units ONE_UNIT = Units.only(0L);
  private static final Units SEVERAL_UNITS = Units.only(0L, 1L);

  static Asked of(Selection selection, Start start) {
    Long technicianId = selection.technicianId();
    return new Asked(
        technicianId == null ? Counter.ANYONE : technicianId,
        selection.units(),
        selection.day(),
        start);
  }

  static Asked ofRequester(long personId, Start start) {
    return new Asked(personId, Units.ALL, ANY_DAY, start);
  }

  /** One selection for all that differ in nothing but what is left open. */
  static Selection shape(Selection selection) {
    return new Selection(
        selection.view(),
        shape(selection.units()),
        selection.technicianId() == null ? null : 0L,
        selection.type(),
        selection.unreadOnly(),
        ANY_DAY);
  }

  private static Units shape(Units units) {
    return switch (units) {
      case Units.All all -> all;
      case Units.Only(var keys) when keys.size() == 1 -> ONE_UNIT;
      case Units.Only several -> SEVERAL_UNITS;
    };
  }

  static Start shape(Start start) {
    return switch (start) {
      case Start.Skipping skipping -> skipping;
      case Start.After(var position) -> {
        List<@Nullable Long> values = new ArrayList<>(position.values());
        values.replaceAll(value -> value == null ? null : 0L);
        yield new Start.After(new Position(values, 0));
      }
    };
  }

  Position position() {
    return switch (start) {
      case Start.After(var position) -> position;
      case Start.Skipping skipping -> throw new IllegalStateException("no position: " + skipping);
    };
  }

  Long[] keys() {
    return switch (units) {
      case Units.All all -> throw new IllegalStateException("no keys of " + all);
      case Units.Only(var keys) -> keys.toArray(Long[]::new);
    };
  }

  /** The keys of its units. */
  static Field<Long[]> keys(Values<Asked> of) {
    return of.of(SQLDataType.BIGINT.array(), Asked::keys);
  }

  /** Whether a unit key is in units of this shape. */
  static Condition within(Units shape, Field<Long> unitKey, Values<Asked> of) {
    return switch (shape) {
      case Units.All() -> noCondition();
      case Units.Only(var keys) when keys.size() == 1 ->
          unitKey.eq(of.of(unitKey, asked -> asked.keys()[0]));
      case Units.Only several -> unitKey.eq(any(keys(of)));
    };
  }
}
