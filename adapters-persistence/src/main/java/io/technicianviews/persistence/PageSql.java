package io.technicianviews.persistence;

import static io.technicianviews.persistence.ViewSql.in;
import static io.technicianviews.persistence.ViewSql.ofType;
import static io.technicianviews.persistence.ViewSql.unreadBy;
import static io.technicianviews.persistence.ViewSql.within;
import static io.technicianviews.persistence.schema.Tables.ASSIGNMENT;
import static io.technicianviews.persistence.schema.Tables.SERVICE_REQUEST;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.with;

import io.technicianviews.domain.people.Units;
import io.technicianviews.domain.view.Order;
import io.technicianviews.domain.view.Selection;
import io.technicianviews.domain.view.SortKey;
import io.technicianviews.domain.view.Start;
import io.technicianviews.domain.view.TicketType;
import io.technicianviews.persistence.schema.tables.ServiceRequest;
import org.jooq.Condition;
import org.jooq.Record1;
import org.jooq.Select;

/** Which requests are on a page: their ids, found by the index of the view's order. */
final class PageSql {

  /** The order of the index of all unsolved requests. */
  private static final Order ORDER_OF_UNSOLVED_INDEX = Order.descending(SortKey.UPDATED);

  private PageSql() {}

  static Select<Record1<Long>> ids(Selection selection, Order order, Start start, int limit) {
    Slice slice = new Slice(start, limit);
    return switch (selection.view().reach()) {
      case MINE ->
          selection.view().criteria().isEmpty() && order.equals(Order.NEWEST_CREATED)
              ? everAssigned(selection, slice)
              : mine(selection, order, slice);
      case VISIBLE ->
          selection.view().isUnsolvedOnly() && !hasIndex(selection, order)
              ? ofUnsolved(selection, order, slice)
              : byIndex(selection, order, slice);
    };
  }

  /** What a person asked for. */
  static Select<Record1<Long>> ofRequester(long personId, Start start, int limit) {
    OrderSql order = OrderSql.over(SERVICE_REQUEST, Order.NEWEST_CREATED);
    Condition own = SERVICE_REQUEST.REQUESTER_ID.eq(personId).and(ViewSql.LIVE);
    return new Slice(start, limit).of(SERVICE_REQUEST, own, order);
  }

  private static boolean hasIndex(Selection selection, Order order) {
    return order.equals(selection.view().order()) || order.equals(ORDER_OF_UNSOLVED_INDEX);
  }

  /**
   * All unsolved ones first, then their order. Left to itself the planner may walk through the
   * history in the order that is asked for, in the hope of meeting unsolved requests soon; an old
   * backlog disappoints it.
   */
  private static Select<Record1<Long>> ofUnsolved(Selection selection, Order order, Slice slice) {
    ServiceRequest unsolved = SERVICE_REQUEST.as("unsolved");
    OrderSql inTable = OrderSql.over(SERVICE_REQUEST, order);
    var fenced =
        name("unsolved")
            .asMaterialized(
                select(inTable.columns())
                    .from(SERVICE_REQUEST)
                    .where(
                        selected(selection),
                        within(selection.units(), SERVICE_REQUEST.UNIT_KEY),
                        or(slice.ranges(inTable))));
    return with(fenced)
        .select(unsolved.ID)
        .from(fenced)
        .orderBy(OrderSql.over(unsolved, order).fields())
        .limit(slice.rows())
        .offset(slice.offset());
  }

  private static Select<Record1<Long>> byIndex(Selection selection, Order order, Slice slice) {
    OrderSql sql = OrderSql.over(SERVICE_REQUEST, order);
    Condition selected = selected(selection);
    return switch (selection.units()) {
      case Units.Only(var keys) when keys.size() != 1 ->
          slice.ofUnits(keys, SERVICE_REQUEST, SERVICE_REQUEST.UNIT_KEY, selected, sql);
      case Units units ->
          slice.of(SERVICE_REQUEST, selected.and(within(units, SERVICE_REQUEST.UNIT_KEY)), sql);
    };
  }

  /** What was ever assigned to a technician, by the assignments alone. */
  private static Select<Record1<Long>> everAssigned(Selection selection, Slice slice) {
    OrderSql sql = OrderSql.over(ASSIGNMENT);
    Condition his =
        ASSIGNMENT
            .PERSON_ID
            .eq(selection.technician())
            .and(ViewSql.ofAssignments(selection.view()))
            .and(ofAssignedType(selection.type()));
    return switch (selection.units()) {
      case Units.Only(var keys) when keys.size() != 1 ->
          slice.ofUnits(keys, ASSIGNMENT, ASSIGNMENT.UNIT_KEY, his, sql);
      case Units units -> slice.of(ASSIGNMENT, his.and(within(units, ASSIGNMENT.UNIT_KEY)), sql);
    };
  }

  private static Condition ofAssignedType(TicketType type) {
    return switch (type) {
      case ALL -> noCondition();
      case PARENTS -> condition(ASSIGNMENT.SUBTASK).not();
      case SUBTASKS -> condition(ASSIGNMENT.SUBTASK);
    };
  }

  private static Select<Record1<Long>> mine(Selection selection, Order order, Slice slice) {
    OrderSql sql = OrderSql.over(SERVICE_REQUEST, order);
    return select(ASSIGNMENT.REQUEST_ID)
        .from(ASSIGNMENT)
        .join(SERVICE_REQUEST)
        .on(SERVICE_REQUEST.ID.eq(ASSIGNMENT.REQUEST_ID))
        .where(reached(selection), selected(selection), or(slice.ranges(sql)))
        .orderBy(sql.fields())
        .limit(slice.rows())
        .offset(slice.offset());
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
}
