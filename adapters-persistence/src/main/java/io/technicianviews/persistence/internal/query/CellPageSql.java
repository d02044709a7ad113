package io.technicianviews.persistence.internal.query;

import static io.technicianviews.persistence.internal.schema.Tables.SERVICE_REQUEST;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.array;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;

import io.technicianviews.domain.query.RequestQuery.CellPage;
import io.technicianviews.domain.view.SortKey;
import io.technicianviews.domain.view.SortOrder;
import io.technicianviews.persistence.internal.row.RequestSummaryMapper;
import io.technicianviews.persistence.internal.statement.BoundStatement;
import io.technicianviews.persistence.internal.statement.StatementTemplate.Placeholders;
import io.technicianviews.persistence.internal.statement.StatementTemplateCache;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.SQLDataType;

/**
 * The SQL of pages of the requests in count cells. The requests of one cell, in one unit or in all,
 * are a range of an index in the order of the list: a stream. A page consists of the first rows of
 * all streams, merged. So its cost depends on the number of cells and not on the history, wherever
 * in the history the requests are.
 */
final class CellPageSql {

  private static final String TOP = "top";
  private static final Field<Long> ID = field(name(TOP, "id"), SQLDataType.BIGINT);
  private static final Field<Integer> PRIORITY = field(name(TOP, "priority"), SQLDataType.INTEGER);
  private static final Field<Object> TIME = field(name(TOP, "time"), SQLDataType.OTHER);

  private static final StatementTemplateCache<CellPageShape, CellPageValues> PAGES =
      new StatementTemplateCache<>(CellPageSql::rows);

  private CellPageSql() {}

  /** The rows of a page, for {@link RequestSummaryMapper}. */
  static BoundStatement page(CellPage page, int limit) {
    return PAGES.of(CellPageShape.of(page, limit), new CellPageValues(page));
  }

  private static Query rows(CellPageShape shape, Placeholders<CellPageValues> of) {
    Condition found =
        shape.groups().isEmpty()
            ? falseCondition()
            // An array, whose plan and costs are its own. Before PostgreSQL 18, the cost of the
            // sort
            // within a joined subquery would hide the cost of reading all requests.
            : SERVICE_REQUEST.ID.eq(any(array(ids(shape, of))));
    return RequestSummaryMapper.where(
        found, OrderSql.over(SERVICE_REQUEST, shape.order()).fields());
  }

  static Select<Record1<Long>> ids(CellPageShape shape, Placeholders<CellPageValues> of) {
    List<Select<? extends Record>> streams = new ArrayList<>();
    for (int group = 0; group < shape.groups().size(); group++) {
      streams.addAll(new CellStreams(shape, group, of).all());
    }
    Select<? extends Record> all = streams.getFirst();
    for (Select<? extends Record> one : streams.subList(1, streams.size())) {
      all = union(all, one);
    }
    return select(ID)
        .from(all.asTable(TOP))
        .orderBy(merged(shape.order()))
        .limit(inline(shape.limit()))
        .offset(inline(shape.offset()));
  }

  // All streams have the same columns.
  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Select<? extends Record> union(
      Select<? extends Record> first, Select<? extends Record> second) {
    return ((Select) first).unionAll((Select) second);
  }

  /** The order of the list, over the columns of the streams. */
  private static List<OrderField<?>> merged(SortOrder order) {
    List<OrderField<?>> fields = new ArrayList<>();
    for (SortOrder.SortField one : order.fields()) {
      Field<?> column = one.key() == SortKey.PRIORITY ? PRIORITY : TIME;
      fields.add(one.descending() ? column.desc() : column.asc());
    }
    fields.add(ID.desc());
    return fields;
  }
}
