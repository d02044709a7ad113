package io.technicianviews.persistence.internal.query;

import static io.technicianviews.persistence.internal.query.QueryParameters.within;
import static io.technicianviews.persistence.internal.query.ViewSql.in;
import static io.technicianviews.persistence.internal.query.ViewSql.ofType;
import static io.technicianviews.persistence.internal.query.ViewSql.unread;
import static io.technicianviews.persistence.internal.schema.Tables.ASSIGNMENT;
import static io.technicianviews.persistence.internal.schema.Tables.READ_MARK;
import static io.technicianviews.persistence.internal.schema.Tables.SERVICE_REQUEST;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.with;

import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.query.RequestQuery.PageRows;
import io.technicianviews.domain.view.PageStart;
import io.technicianviews.domain.view.RequestFilter;
import io.technicianviews.domain.view.RequestType;
import io.technicianviews.domain.view.SortKey;
import io.technicianviews.domain.view.SortOrder;
import io.technicianviews.persistence.internal.row.RequestConditions;
import io.technicianviews.persistence.internal.row.RequestSummaryMapper;
import io.technicianviews.persistence.internal.schema.tables.ServiceRequest;
import io.technicianviews.persistence.internal.statement.BoundStatement;
import io.technicianviews.persistence.internal.statement.StatementTemplate.Placeholders;
import io.technicianviews.persistence.internal.statement.StatementTemplateCache;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Select;

/**
 * The SQL of pages: the ids of a page's requests, found by the index of the view's order, and their
 * rows.
 */
final class PageSql {

  /** The order of the index of all unsolved requests. */
  private static final SortOrder ORDER_OF_UNSOLVED_INDEX = SortOrder.descending(SortKey.UPDATED);

  /** The number of the last message that the reader of a page has read; null if there is none. */
  static final Field<Integer> READ_POSITION =
      field(name("read_position"), READ_MARK.UP_TO.getDataType());

  /**
   * The key of a page's statement template: a page without its bind values.
   *
   * @param withReadPositions whether the rows have a {@link #READ_POSITION}
   */
  private record Page(
      RequestFilter filter, SortOrder order, KeysetSlice slice, boolean withReadPositions) {}

  private static final StatementTemplateCache<Page, QueryParameters> PAGES =
      new StatementTemplateCache<>(PageSql::rows);

  private static final StatementTemplateCache<KeysetSlice, QueryParameters> OF_REQUESTER =
      new StatementTemplateCache<>(
          (keysetSlice, of) ->
              rows(ofRequester(keysetSlice, of), SortOrder.NEWEST_CREATED, List.of()));

  private PageSql() {}

  /** The rows of a page and one more, for {@link RequestSummaryMapper}. */
  static BoundStatement page(PageRows page) {
    return PAGES.of(shape(page, false), QueryParameters.of(page.filter(), page.start()));
  }

  /** The rows of a page and one more, with the {@link #READ_POSITION} of a person. */
  static BoundStatement page(PageRows page, long readerId) {
    return PAGES.of(
        shape(page, true), QueryParameters.of(page.filter(), page.start()).readBy(readerId));
  }

  private static Page shape(PageRows page, boolean withReadPositions) {
    return new Page(
        QueryParameters.shape(page.filter()),
        page.order(),
        KeysetSlice.of(page.start(), page.limit() + 1, page.filter().units()),
        withReadPositions);
  }

  /** The rows of a page of a requester's own requests. */
  static BoundStatement ofRequester(long personId, PageStart pageStart, int limit) {
    return OF_REQUESTER.of(
        new KeysetSlice(QueryParameters.shape(pageStart), limit),
        QueryParameters.ofRequester(personId, pageStart));
  }

  private static Select<Record> rows(Page page, Placeholders<QueryParameters> of) {
    return rows(
        ids(page.filter(), page.order(), page.slice(), of),
        page.order(),
        page.withReadPositions() ? List.of(readPosition(of)) : List.of());
  }

  private static Select<Record> rows(
      Select<Record1<Long>> ids, SortOrder sortOrder, List<Field<?>> further) {
    return RequestSummaryMapper.where(
        SERVICE_REQUEST.ID.in(ids), OrderSql.over(SERVICE_REQUEST, sortOrder).fields(), further);
  }

  /** A subquery, since the planner joins no more tables than the page has. */
  private static Field<Integer> readPosition(Placeholders<QueryParameters> of) {
    return field(
            select(READ_MARK.UP_TO)
                .from(READ_MARK)
                .where(READ_MARK.REQUEST_ID.eq(SERVICE_REQUEST.ID))
                .and(
                    READ_MARK.PERSON_ID.eq(
                        of.bind(READ_MARK.PERSON_ID, QueryParameters::readerId))))
        .as(READ_POSITION);
  }

  private static Select<Record1<Long>> ofRequester(
      KeysetSlice keysetSlice, Placeholders<QueryParameters> of) {
    Condition own =
        SERVICE_REQUEST
            .REQUESTER_ID
            .eq(of.bind(SERVICE_REQUEST.REQUESTER_ID, QueryParameters::personId))
            .and(RequestConditions.LIVE);
    return keysetSlice.of(
        SERVICE_REQUEST, own, OrderSql.over(SERVICE_REQUEST, SortOrder.NEWEST_CREATED), of);
  }

  static Select<Record1<Long>> ids(
      RequestFilter requestFilter,
      SortOrder sortOrder,
      KeysetSlice keysetSlice,
      Placeholders<QueryParameters> of) {
    return switch (requestFilter.view().scope()) {
      case MINE ->
          requestFilter.view().conditionsInScope().isEmpty()
                  && sortOrder.equals(SortOrder.NEWEST_CREATED)
              ? everAssigned(requestFilter, keysetSlice, of)
              : mine(requestFilter, sortOrder, keysetSlice, of);
      case VISIBLE ->
          requestFilter.view().isUnsolvedOnly() && !hasIndex(requestFilter, sortOrder)
              ? ofUnsolved(requestFilter, sortOrder, keysetSlice, of)
              : byIndex(requestFilter, sortOrder, keysetSlice, of);
    };
  }

  private static boolean hasIndex(RequestFilter requestFilter, SortOrder sortOrder) {
    return sortOrder.equals(requestFilter.view().order())
        || sortOrder.equals(ORDER_OF_UNSOLVED_INDEX);
  }

  /**
   * Selects all unsolved requests, then sorts them. Without this fence the planner may scan the
   * whole history in the requested order, on the assumption that unsolved requests are evenly
   * spread; an old backlog makes that slow.
   */
  private static Select<Record1<Long>> ofUnsolved(
      RequestFilter requestFilter,
      SortOrder sortOrder,
      KeysetSlice keysetSlice,
      Placeholders<QueryParameters> of) {
    ServiceRequest unsolved = SERVICE_REQUEST.as("unsolved");
    OrderSql inTable = OrderSql.over(SERVICE_REQUEST, sortOrder);
    var fenced =
        name("unsolved")
            .asMaterialized(
                select(inTable.columns())
                    .from(SERVICE_REQUEST)
                    .where(
                        selected(requestFilter, of),
                        within(requestFilter.units(), SERVICE_REQUEST.UNIT_KEY, of),
                        or(keysetSlice.ranges(inTable, of))));
    return with(fenced)
        .select(unsolved.ID)
        .from(fenced)
        .orderBy(OrderSql.over(unsolved, sortOrder).fields())
        .limit(keysetSlice.rows())
        .offset(keysetSlice.offset());
  }

  private static Select<Record1<Long>> byIndex(
      RequestFilter requestFilter,
      SortOrder sortOrder,
      KeysetSlice keysetSlice,
      Placeholders<QueryParameters> of) {
    OrderSql sql = OrderSql.over(SERVICE_REQUEST, sortOrder);
    Condition selected = selected(requestFilter, of);
    return switch (requestFilter.units()) {
      case UnitScope.Only(var keys) when keys.size() != 1 ->
          keysetSlice.ofUnits(SERVICE_REQUEST, SERVICE_REQUEST.UNIT_KEY, selected, sql, of);
      case UnitScope unitScope ->
          keysetSlice.of(
              SERVICE_REQUEST,
              selected.and(within(unitScope, SERVICE_REQUEST.UNIT_KEY, of)),
              sql,
              of);
    };
  }

  /** All requests assigned to a technician, solved or not, from the assignments alone. */
  private static Select<Record1<Long>> everAssigned(
      RequestFilter requestFilter, KeysetSlice keysetSlice, Placeholders<QueryParameters> of) {
    OrderSql sql = OrderSql.over(ASSIGNMENT);
    Condition own =
        ASSIGNMENT
            .PERSON_ID
            .eq(of.bind(ASSIGNMENT.PERSON_ID, QueryParameters::personId))
            .and(ViewSql.ofAssignments(requestFilter.view()))
            .and(ofAssignedType(requestFilter.type()));
    return switch (requestFilter.units()) {
      case UnitScope.Only(var keys) when keys.size() != 1 ->
          keysetSlice.ofUnits(ASSIGNMENT, ASSIGNMENT.UNIT_KEY, own, sql, of);
      case UnitScope unitScope ->
          keysetSlice.of(ASSIGNMENT, own.and(within(unitScope, ASSIGNMENT.UNIT_KEY, of)), sql, of);
    };
  }

  private static Condition ofAssignedType(RequestType type) {
    return switch (type) {
      case ALL -> noCondition();
      case PARENTS -> condition(ASSIGNMENT.SUBTASK).not();
      case SUBTASKS -> condition(ASSIGNMENT.SUBTASK);
    };
  }

  private static Select<Record1<Long>> mine(
      RequestFilter requestFilter,
      SortOrder sortOrder,
      KeysetSlice keysetSlice,
      Placeholders<QueryParameters> of) {
    OrderSql sql = OrderSql.over(SERVICE_REQUEST, sortOrder);
    return select(ASSIGNMENT.REQUEST_ID)
        .from(ASSIGNMENT)
        .join(SERVICE_REQUEST)
        .on(SERVICE_REQUEST.ID.eq(ASSIGNMENT.REQUEST_ID))
        .where(
            reached(requestFilter, of),
            selected(requestFilter, of),
            or(keysetSlice.ranges(sql, of)))
        .orderBy(sql.fields())
        .limit(keysetSlice.rows())
        .offset(keysetSlice.offset());
  }

  /** The assignments in the scope of a personal view, in terms of the assignments' indexes. */
  static Condition reached(RequestFilter requestFilter, Placeholders<QueryParameters> of) {
    return ASSIGNMENT
        .PERSON_ID
        .eq(of.bind(ASSIGNMENT.PERSON_ID, QueryParameters::personId))
        .and(ViewSql.ofAssignments(requestFilter.view()))
        .and(within(requestFilter.units(), ASSIGNMENT.UNIT_KEY, of));
  }

  /** The requests that a filter selects, without its units. */
  static Condition selected(RequestFilter requestFilter, Placeholders<QueryParameters> of) {
    return in(requestFilter.view(), of)
        .and(ofType(requestFilter.type()))
        .and(requestFilter.unreadOnly() ? unread(of) : noCondition());
  }
}
