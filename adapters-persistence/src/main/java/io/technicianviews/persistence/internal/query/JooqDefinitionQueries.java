package io.technicianviews.persistence.internal.query;

import static io.technicianviews.persistence.internal.schema.Tables.CUSTOM_VIEW;
import static org.jooq.impl.DSL.select;

import io.technicianviews.domain.query.DefinitionQuery;
import io.technicianviews.domain.query.DefinitionQuery.PersonalViews;
import io.technicianviews.domain.query.DefinitionQuery.SharedViews;
import io.technicianviews.persistence.internal.row.Collation;
import io.technicianviews.persistence.internal.row.ViewRows;
import io.technicianviews.persistence.internal.statement.BoundStatement;
import io.technicianviews.persistence.internal.statement.StatementQuery;
import io.technicianviews.persistence.internal.statement.StatementTemplate;
import java.util.List;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Query;

/** The SQL of each {@link DefinitionQuery}. */
final class JooqDefinitionQueries {

  private static final BoundStatement SHARED =
      StatementTemplate.of(views(CUSTOM_VIEW.OWNER_ID.isNull()));

  private static final StatementTemplate<Long> PERSONAL =
      StatementTemplate.of(
          of -> views(CUSTOM_VIEW.OWNER_ID.eq(of.bind(CUSTOM_VIEW.OWNER_ID, Function.identity()))));

  private JooqDefinitionQueries() {}

  static void add(DefinitionQuery query, QueryBatch batch) {
    BoundStatement statement =
        switch (query) {
          case SharedViews shared -> SHARED;
          case PersonalViews(long ownerId) -> PERSONAL.with(ownerId);
        };
    batch.add(
        query, new StatementQuery<>(statement, rows -> List.copyOf(rows.map(ViewRows::view))));
  }

  private static Query views(Condition condition) {
    return select(ViewRows.COLUMNS)
        .from(CUSTOM_VIEW)
        .where(condition)
        .orderBy(CUSTOM_VIEW.POSITION, Collation.byCodePoint(CUSTOM_VIEW.TITLE), CUSTOM_VIEW.ID);
  }
}
