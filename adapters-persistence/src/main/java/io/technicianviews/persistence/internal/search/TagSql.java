package io.technicianviews.persistence.internal.search;

import static io.technicianviews.persistence.internal.row.RequestConditions.LIVE;
import static io.technicianviews.persistence.internal.schema.Tables.ASSIGNMENT;
import static io.technicianviews.persistence.internal.schema.Tables.REQUEST_TAG;
import static io.technicianviews.persistence.internal.schema.Tables.SERVICE_REQUEST;
import static org.jooq.impl.DSL.all;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.unnest;
import static org.jooq.impl.DSL.withRecursive;

import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.query.RequestQuery.TagNames;
import io.technicianviews.persistence.internal.row.Collation;
import io.technicianviews.persistence.internal.statement.StatementQuery;
import io.technicianviews.persistence.internal.statement.StatementTemplate;
import io.technicianviews.persistence.internal.statement.StatementTemplate.Placeholders;
import java.util.List;
import org.jooq.CommonTableExpression;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Query;
import org.jooq.Record1;
import org.jooq.Record3;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The SQL of {@link TagNames}. In each unit it skips in an index from one name to the next one, so
 * that its cost depends on the number of names, not on that of the requests. What is the reader's
 * own or assigned to the reader is few, and is read whole.
 */
public final class TagSql {

  private static final Name NAMES = name("names");
  private static final Field<Long> UNIT = field(name("names", "unit_key"), SQLDataType.BIGINT);
  private static final Field<String> TAG = field(name("names", "tag"), SQLDataType.CLOB);
  private static final Field<Integer> STEP = field(name("names", "step"), SQLDataType.INTEGER);
  private static final Field<String> OWN_TAG = field(name("own", "tag"), SQLDataType.CLOB);

  private static final StatementTemplate<TagNames> OF_ALL_UNITS =
      StatementTemplate.of(of -> names(ofAllUnits(of), inScope(of), of));

  private static final StatementTemplate<TagNames> OF_UNITS =
      StatementTemplate.of(
          of -> names(ofUnits(of), inScope(of).union(requested(of)).union(assigned(of)), of));

  private TagSql() {}

  public static StatementQuery<List<String>> names(TagNames names) {
    StatementTemplate<TagNames> template =
        switch (names.reader().scope()) {
          case UnitScope.All() -> OF_ALL_UNITS;
          case UnitScope.Only(var keys) -> OF_UNITS;
        };
    return new StatementQuery<>(template.with(names), rows -> rows.map(row -> row.get(TAG)));
  }

  private static Query names(
      CommonTableExpression<Record3<Long, String, Integer>> names,
      Select<Record1<String>> found,
      Placeholders<TagNames> of) {
    Table<Record1<String>> all = found.asTable(name("all_names"), name("tag"));
    Field<String> tag = field(name("all_names", "tag"), SQLDataType.CLOB);
    return withRecursive(names)
        .select(tag.as(TAG))
        .from(all)
        .orderBy(Collation.byCodePoint(tag))
        .limit(of.bind(SQLDataType.INTEGER, TagNames::limit));
  }

  private static Select<Record1<String>> inScope(Placeholders<TagNames> of) {
    return select(TAG).from(NAMES).where(TAG.isNotNull()).and(startsWith(TAG, of));
  }

  /** The names in all units, which is one list of names. */
  private static CommonTableExpression<Record3<Long, String, Integer>> ofAllUnits(
      Placeholders<TagNames> of) {
    return NAMES
        .fields("unit_key", "tag", "step")
        .as(
            select(inline(0L), field(first(noCondition(), of)), inline(1))
                .unionAll(
                    select(UNIT, field(next(noCondition())), STEP.plus(inline(1)))
                        .from(NAMES)
                        .where(goesOn(of))));
  }

  private static CommonTableExpression<Record3<Long, String, Integer>> ofUnits(
      Placeholders<TagNames> of) {
    Field<Long> unit = field(name("unit", "key"), SQLDataType.BIGINT);
    Table<?> units = unnest(of.bind(SQLDataType.BIGINT.array(), TagSql::units)).as("unit", "key");
    return NAMES
        .fields("unit_key", "tag", "step")
        .as(
            select(unit, field(first(REQUEST_TAG.UNIT_KEY.eq(unit), of)), inline(1))
                .from(units)
                .unionAll(
                    select(UNIT, field(next(REQUEST_TAG.UNIT_KEY.eq(UNIT))), STEP.plus(inline(1)))
                        .from(NAMES)
                        .where(goesOn(of))));
  }

  private static Select<Record1<String>> first(Condition unit, Placeholders<TagNames> of) {
    return select(min(REQUEST_TAG.TAG))
        .from(REQUEST_TAG)
        .where(unit)
        .and(REQUEST_TAG.TAG.ge(of.bind(SQLDataType.CLOB, TagNames::prefix)));
  }

  private static Select<Record1<String>> next(Condition unit) {
    return select(min(REQUEST_TAG.TAG)).from(REQUEST_TAG).where(unit).and(REQUEST_TAG.TAG.gt(TAG));
  }

  /** No unit needs more names than the result has. */
  private static Condition goesOn(Placeholders<TagNames> of) {
    return TAG.isNotNull()
        .and(startsWith(TAG, of))
        .and(STEP.lt(of.bind(SQLDataType.INTEGER, TagNames::limit)));
  }

  private static Select<Record1<String>> requested(Placeholders<TagNames> of) {
    return select(OWN_TAG)
        .from(SERVICE_REQUEST, DSL.lateral(unnest(SERVICE_REQUEST.TAGS).as("own", "tag")))
        .where(SERVICE_REQUEST.REQUESTER_ID.eq(reader(of)))
        .and(LIVE)
        .and(startsWith(OWN_TAG, of));
  }

  /** The names of what is assigned to the reader outside the scope. */
  private static Select<Record1<String>> assigned(Placeholders<TagNames> of) {
    return select(OWN_TAG)
        .from(
            ASSIGNMENT.join(SERVICE_REQUEST).on(SERVICE_REQUEST.ID.eq(ASSIGNMENT.REQUEST_ID)),
            DSL.lateral(unnest(SERVICE_REQUEST.TAGS).as("own", "tag")))
        .where(ASSIGNMENT.PERSON_ID.eq(assignee(of)))
        .and(ASSIGNMENT.LIVE)
        .and(ASSIGNMENT.UNIT_KEY.ne(all(of.bind(SQLDataType.BIGINT.array(), TagSql::units))))
        .and(startsWith(OWN_TAG, of));
  }

  private static Condition startsWith(Field<String> tag, Placeholders<TagNames> of) {
    return DSL.condition(
        DSL.function(
            "starts_with", SQLDataType.BOOLEAN, tag, of.bind(SQLDataType.CLOB, TagNames::prefix)));
  }

  private static Field<Long> reader(Placeholders<TagNames> of) {
    return of.bind(SERVICE_REQUEST.REQUESTER_ID, names -> names.reader().id());
  }

  /** No one is assigned to requests in the role of a requester, or sees them for it. */
  private static Field<Long> assignee(Placeholders<TagNames> of) {
    return of.bind(
        ASSIGNMENT.PERSON_ID,
        names -> names.reader().role().worksOnRequests() ? names.reader().id() : null);
  }

  /** The scope of a reader; empty for all units, where nothing is outside of it. */
  private static Long[] units(TagNames names) {
    return switch (names.reader().scope()) {
      case UnitScope.All() -> new Long[0];
      case UnitScope.Only(var keys) -> keys.toArray(Long[]::new);
    };
  }
}
