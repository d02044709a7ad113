package io.technicianviews.persistence;

import static io.technicianviews.persistence.Asked.within;
import static io.technicianviews.persistence.ViewSql.in;
import static io.technicianviews.persistence.ViewSql.ofType;
import static io.technicianviews.persistence.ViewSql.unread;
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
import io.technicianviews.persistence.Rendered.Values;
import io.technicianviews.persistence.schema.tables.ServiceRequest;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Select;

/** Which requests are on a page: their ids, found by the index of the view's order. */
final class PageSql {

  /** The order of the index of all unsolved requests. */
  private static final Order ORDER_OF_UNSOLVED_INDEX = Order.descending(SortKey.UPDATED);

  /** A page, but for what is left open. */
  private record Page(Selection selection, Order order, Slice slice) {}

  private static final Shapes<Page> PAGES =
      new Shapes<>(
          (page, of) -> rows(ids(page.selection(), page.order(), page.slice(), of), page.order()));

  private static final Shapes<Slice> OF_REQUESTER =
      new Shapes<>((slice, of) -> rows(ofRequester(slice, of), Order.NEWEST_CREATED));

  private PageSql() {}

  /** A page's rows, as {@link RequestRows} reads them. */
  static Bound page(Selection selection, Order order, Start start, int limit) {
    Slice slice = new Slice(Asked.shape(start), limit);
    return PAGES.of(new Page(Asked.shape(selection), order, slice), Asked.of(selection, start));
  }

  /** The same of what a person asked for. */
  static Bound ofRequester(long personId, Start start, int limit) {
    return OF_REQUESTER.of(
        new Slice(Asked.shape(start), limit), Asked.ofRequester(personId, start));
  }

  private static Select<Record> rows(Select<Record1<Long>> ids, Order order) {
    return RequestRows.where(
        SERVICE_REQUEST.ID.in(ids), OrderSql.over(SERVICE_REQUEST, order).fields());
  }

  private static Select<Record1<Long>> ofRequester(Slice slice, Values<Asked> of) {
    Condition own =
        SERVICE_REQUEST
            .REQUESTER_ID
            .eq(of.of(SERVICE_REQUEST.REQUESTER_ID, Asked::personId))
            .and(RequestConditions.LIVE);
    return slice.of(SERVICE_REQUEST, own, OrderSql.over(SERVICE_REQUEST, Order.NEWEST_CREATED), of);
  }

  static Select<Record1<Long>> ids(
      Selection selection, Order order, Slice slice, Values<Asked> of) {
    return switch (selection.view().reach()) {
      case MINE ->
          selection.view().criteria().isEmpty() && order.equals(Order.NEWEST_CREATED)
              ? everAssigned(selection, slice, of)
              : mine(selection, order, slice, of);
      case VISIBLE ->
          selection.view().isUnsolvedOnly() && !hasIndex(selection, order)
              ? ofUnsolved(selection, order, slice, of)
              : byIndex(selection, order, slice, of);
    };
  }

  private static boolean hasIndex(Selection selection, Order order) {
    return order.equals(selection.view().order()) || order.equals(ORDER_OF_UNSOLVED_INDEX);
  }

  /**
   * All unsolved ones first, then their order. Left to itself the planner may walk through the
   * history in the order that is asked for, in the hope of meeting unsolved requests soon; an old
   * backlog disappoints it.
   */
  private static Select<Record1<Long>> ofUnsolved(
      Selection selection, Order order, Slice slice, Values<Asked> of) {
    ServiceRequest unsolved = SERVICE_REQUEST.as("unsolved");
    OrderSql inTable = OrderSql.over(SERVICE_REQUEST, order);
    var fenced =
        name("unsolved")
            .asMaterialized(
                select(inTable.columns())
                    .from(SERVICE_REQUEST)
                    .where(
                        selected(selection, of),
                        within(selection.units(), SERVICE_REQUEST.UNIT_KEY, of),
                        or(slice.ranges(inTable, of))));
    return with(fenced)
        .select(unsolved.ID)
        .from(fenced)
        .orderBy(OrderSql.over(unsolved, order).fields())
        .limit(slice.rows())
        .offset(slice.offset());
  }

  private static Select<Record1<Long>> byIndex(
      Selection selection, Order order, Slice slice, Values<Asked> of) {
    OrderSql sql = OrderSql.over(SERVICE_REQUEST, order);
    Condition selected = selected(selection, of);
    return switch (selection.units()) {
      case Units.Only(var keys) when keys.size() != 1 ->
          slice.ofUnits(SERVICE_REQUEST, SERVICE_REQUEST.UNIT_KEY, selected, sql, of);
      case Units units ->
          slice.of(
              SERVICE_REQUEST, selected.and(within(units, SERVICE_REQUEST.UNIT_KEY, of)), sql, of);
    };
  }

  /** What was ever assigned to a technician, by the assignments alone. */
  private static Select<Record1<Long>> everAssigned(
      Selection selection, Slice slice, Values<Asked> of) {
    OrderSql sql = OrderSql.over(ASSIGNMENT);
    Condition his =
        ASSIGNMENT
            .PERSON_ID
            .eq(of.of(ASSIGNMENT.PERSON_ID, Asked::personId))
            .and(ViewSql.ofAssignments(selection.view()))
            .and(ofAssignedType(selection.type()));
    return switch (selection.units()) {
      case Units.Only(var keys) when keys.size() != 1 ->
          slice.ofUnits(ASSIGNMENT, ASSIGNMENT.UNIT_KEY, his, sql, of);
      case Units units ->
          slice.of(ASSIGNMENT, his.and(within(units, ASSIGNMENT.UNIT_KEY, of)), sql, of);
    };
  }

  private static Condition ofAssignedType(TicketType type) {
    return switch (type) {
      case ALL -> noCondition();
      case PARENTS -> condition(ASSIGNMENT.SUBTASK).not();
      case SUBTASKS -> condition(ASSIGNMENT.SUBTASK);
    };
  }

  private static Select<Record1<Long>> mine(
      Selection selection, Order order, Slice slice, Values<Asked> of) {
    OrderSql sql = OrderSql.over(SERVICE_REQUEST, order);
    return select(ASSIGNMENT.REQUEST_ID)
        .from(ASSIGNMENT)
        .join(SERVICE_REQUEST)
        .on(SERVICE_REQUEST.ID.eq(ASSIGNMENT.REQUEST_ID))
        .where(reached(selection, of), selected(selection, of), or(slice.ranges(sql, of)))
        .orderBy(sql.fields())
        .limit(slice.rows())
        .offset(slice.offset());
  }

  /** What of the assignments a personal view reaches, in terms of the assignments' own indexes. */
  static Condition reached(Selection selection, Values<Asked> of) {
    return ASSIGNMENT
        .PERSON_ID
        .eq(of.of(ASSIGNMENT.PERSON_ID, Asked::personId))
        .and(ViewSql.ofAssignments(selection.view()))
        .and(within(selection.units(), ASSIGNMENT.UNIT_KEY, of));
  }

  /** What of the requests is selected, units left aside. */
  static Condition selected(Selection selection, Values<Asked> of) {
    return in(selection.view(), of)
        .and(ofType(selection.type()))
        .and(selection.unreadOnly() ? unread(of) : noCondition());
  }
}
