package io.technicianviews.persistence;

import static io.technicianviews.persistence.ViewSql.array;
import static io.technicianviews.persistence.ViewSql.in;
import static io.technicianviews.persistence.ViewSql.ofType;
import static io.technicianviews.persistence.ViewSql.unreadBy;
import static io.technicianviews.persistence.ViewSql.within;
import static io.technicianviews.persistence.schema.Tables.ASSIGNMENT;
import static io.technicianviews.persistence.schema.Tables.SERVICE_REQUEST;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.unnest;
import static org.jooq.impl.DSL.with;

import io.technicianviews.domain.people.Units;
import io.technicianviews.domain.view.Order;
import io.technicianviews.domain.view.Selection;
import io.technicianviews.domain.view.SortKey;
import io.technicianviews.persistence.schema.tables.ServiceRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.SortField;
import org.jooq.Table;

/** Which requests are on a page: their ids, found by the index of the view's order. */
final class PageSql {

  private static final String TOP = "top";
  private static final Order ORDER_OF_UNSOLVED_INDEX = Order.descending(SortKey.UPDATED);
  private static final Field<Long> UNIT = field(name("unit", "key"), Long.class);

  private PageSql() {}

  static Select<Record1<Long>> ids(Selection selection, Order order, long offset, int limit) {
    return switch (selection.view().reach()) {
      case MINE -> mine(selection, order, offset, limit);
      case VISIBLE ->
          selection.view().isUnsolvedOnly() && !order.equals(ORDER_OF_UNSOLVED_INDEX)
              ? ofUnsolved(selection, order, offset, limit)
              : byIndex(selection, order, offset, limit);
    };
  }

  /**
   * All unsolved ones first, then their order. Left to itself the planner may walk through the
   * history in the order that is asked for, in the hope of meeting unsolved requests soon; an old
   * backlog disappoints it.
   */
  private static Select<Record1<Long>> ofUnsolved(
      Selection selection, Order order, long offset, int limit) {
    ServiceRequest unsolved = SERVICE_REQUEST.as("unsolved");
    var fenced =
        name("unsolved")
            .asMaterialized(
                select(
                        SERVICE_REQUEST.ID,
                        SERVICE_REQUEST.CREATED_AT,
                        SERVICE_REQUEST.UPDATED_AT,
                        SERVICE_REQUEST.SOLVED_AT,
                        SERVICE_REQUEST.PRIORITY_ID,
                        SERVICE_REQUEST.DUE_AT)
                    .from(SERVICE_REQUEST)
                    .where(
                        selected(selection), within(selection.units(), SERVICE_REQUEST.UNIT_KEY)));
    return with(fenced)
        .select(unsolved.ID)
        .from(fenced)
        .orderBy(by(order, unsolved))
        .limit(limit)
        .offset(offset);
  }

  private static Select<Record1<Long>> byIndex(
      Selection selection, Order order, long offset, int limit) {
    return switch (selection.units()) {
      case Units.Only(var keys) when keys.size() > 1 ->
          ofUnits(keys, selection, order, offset, limit);
      case Units units ->
          select(SERVICE_REQUEST.ID)
              .from(SERVICE_REQUEST)
              .where(selected(selection), within(units, SERVICE_REQUEST.UNIT_KEY))
              .orderBy(by(order, SERVICE_REQUEST))
              .limit(limit)
              .offset(offset);
    };
  }

  /**
   * The first ones of each unit, and the first ones of those: PostgreSQL cannot merge the stretches
   * of an index that belong to several units, and would sort every request of the view instead.
   */
  private static Select<Record1<Long>> ofUnits(
      Collection<Long> units, Selection selection, Order order, long offset, int limit) {
    ServiceRequest top = SERVICE_REQUEST.as(TOP);
    Table<?> ofUnit =
        lateral(
                select(SERVICE_REQUEST.fields())
                    .from(SERVICE_REQUEST)
                    .where(selected(selection), SERVICE_REQUEST.UNIT_KEY.eq(UNIT))
                    .orderBy(by(order, SERVICE_REQUEST))
                    .limit(offset + limit))
            .as(TOP);
    return select(top.ID)
        .from(unnest(array(units)).as("unit", "key"))
        .crossJoin(ofUnit)
        .orderBy(by(order, top))
        .limit(limit)
        .offset(offset);
  }

  private static Select<Record1<Long>> mine(
      Selection selection, Order order, long offset, int limit) {
    return select(ASSIGNMENT.REQUEST_ID)
        .from(ASSIGNMENT)
        .join(SERVICE_REQUEST)
        .on(SERVICE_REQUEST.ID.eq(ASSIGNMENT.REQUEST_ID))
        .where(reached(selection), selected(selection))
        .orderBy(byAssignment(order))
        .limit(limit)
        .offset(offset);
  }

  /** What of the assignments a personal view reaches, in terms of the assignments' own indexes. */
  static Condition reached(Selection selection) {
    return ASSIGNMENT
        .PERSON_ID
        .eq(selection.technician())
        .and(ViewSql.ofAssignments(selection.view()))
        .and(within(selection.units(), ASSIGNMENT.UNIT_KEY));
  }

  /** What of the requests is selected, units left aside. */
  static Condition selected(Selection selection) {
    return in(selection.view(), selection.day())
        .and(ofType(selection.type()))
        .and(selection.unreadOnly() ? unreadBy(selection.technician()) : noCondition());
  }

  /** The order of a list; the newest id decides what is equal. */
  static List<OrderField<?>> by(Order order, ServiceRequest request) {
    List<OrderField<?>> fields = new ArrayList<>();
    for (Order.Term term : order.terms()) {
      Field<?> key = key(term.key(), request);
      SortField<?> sorted = term.descending() ? key.desc() : key.asc();
      // Other keys are never null in a view that is ordered by them, and "nulls last" would hide
      // their index.
      fields.add(term.key() == SortKey.DUE_DATE ? sorted.nullsLast() : sorted);
    }
    fields.add(request.ID.desc());
    return fields;
  }

  /**
   * The order of a personal list: by the assignment's copy where it has one, since that has the
   * index.
   */
  private static List<OrderField<?>> byAssignment(Order order) {
    return order.equals(Order.descending(SortKey.CREATED))
        ? List.of(ASSIGNMENT.CREATED_AT.desc(), ASSIGNMENT.REQUEST_ID.desc())
        : by(order, SERVICE_REQUEST);
  }

  private static Field<?> key(SortKey key, ServiceRequest request) {
    return switch (key) {
      case CREATED -> request.CREATED_AT;
      case UPDATED -> request.UPDATED_AT;
      case SOLVED -> request.SOLVED_AT;
      case PRIORITY -> request.PRIORITY_ID;
      case DUE_DATE -> request.DUE_AT;
    };
  }
}
