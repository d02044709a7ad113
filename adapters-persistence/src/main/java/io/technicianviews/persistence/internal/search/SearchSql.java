package io.technicianviews.persistence.internal.search;

import static io.technicianviews.persistence.internal.row.RequestConditions.LIVE;
import static io.technicianviews.persistence.internal.schema.Tables.ASSIGNMENT;
import static io.technicianviews.persistence.internal.schema.Tables.PERSON;
import static io.technicianviews.persistence.internal.schema.Tables.REQUEST_SEARCH;
import static io.technicianviews.persistence.internal.schema.Tables.SERVICE_REQUEST;
import static java.util.Objects.requireNonNull;
import static org.jooq.impl.DSL.all;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.with;

import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.query.RequestQuery.SearchHits;
import io.technicianviews.domain.query.SearchHit;
import io.technicianviews.domain.query.SearchHit.Match;
import io.technicianviews.domain.text.SearchTerms;
import io.technicianviews.persistence.internal.statement.DeskSchema;
import io.technicianviews.persistence.internal.statement.StatementQuery;
import io.technicianviews.persistence.internal.statement.StatementTemplate.Placeholders;
import io.technicianviews.persistence.internal.statement.StatementTemplateCache;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jooq.CommonTableExpression;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Query;
import org.jooq.Record3;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The SQL of {@link SearchHits}. Each way to find a request reads its newest hits, and the result
 * merges them. Words are found in the indexes of {@code request_search} and of the names of people.
 */
public final class SearchSql {

  private static final int BY_ID = 1;
  private static final int BY_SUBJECT = 2;
  private static final int BY_REQUESTER = 3;

  /** Not the generated constant, which is deprecated, since jOOQ has no type for it. */
  private static final Field<?> WORDS = requireNonNull(REQUEST_SEARCH.field("words"));

  private static final Field<Long> ID = field(name("hit", "id"), SQLDataType.BIGINT);
  private static final Field<Integer> RANK = field(name("hit", "rank"), SQLDataType.INTEGER);
  private static final Field<Instant> CREATED =
      field(name("hit", "created_at"), SERVICE_REQUEST.CREATED_AT.getDataType());

  private static final Field<Integer> BEST_RANK = min(RANK).as("best_rank");
  private static final Field<Instant> NEWEST_CREATED = max(CREATED).as("newest_created");

  /** By rank. */
  private static final List<Match> MATCHES = List.of(Match.ID, Match.SUBJECT, Match.REQUESTER);

  private static final Name BETTER = name("better");
  private static final Field<Long> BETTER_ID = field(name("better", "id"), SQLDataType.BIGINT);
  private static final Field<Integer> BETTER_RANK =
      field(name("better", "rank"), SQLDataType.INTEGER);
  private static final Field<Instant> BETTER_CREATED =
      field(name("better", "created_at"), CREATED.getDataType());

  /** What distinguishes statements: the scope of the reader, and whether a search continues. */
  private record Shape(boolean ofAllUnits, boolean continued) {}

  private static final StatementTemplateCache<Shape, SearchHits> STATEMENTS =
      new StatementTemplateCache<>(SearchSql::hits);

  private SearchSql() {}

  public static StatementQuery<List<SearchHit>> hits(SearchHits search) {
    Shape shape =
        new Shape(search.reader().scope() instanceof UnitScope.All, search.after() != null);
    return new StatementQuery<>(
        STATEMENTS.of(shape, search),
        rows ->
            rows.map(
                row ->
                    new SearchHit(
                        MATCHES.get(row.get(BEST_RANK) - BY_ID),
                        row.get(NEWEST_CREATED),
                        row.get(ID))));
  }

  private static Query hits(Shape shape, Placeholders<SearchHits> of) {
    SearchSeek seek = new SearchSeek(shape.continued(), of);
    Condition visible = shape.ofAllUnits() ? noCondition() : visible(of);
    Condition inScope =
        shape.ofAllUnits() ? noCondition() : REQUEST_SEARCH.UNIT_KEY.eq(any(units(of)));
    Select<Record3<Long, Integer, Instant>> better = ofSubjects(inScope, seek, of);
    if (!shape.ofAllUnits()) {
      better = better.unionAll(ofAssignedSubjects(seek, of)).unionAll(ofOwnSubjects(seek, of));
    }
    // A search never continues before its first hit, the one with the id.
    return hits(shape.continued() ? better : byId(visible, of).unionAll(better), visible, seek, of);
  }

  /**
   * The hits by rank, each request once. The names of requesters are searched only if the better
   * hits are fewer than asked for.
   */
  private static Query hits(
      Select<Record3<Long, Integer, Instant>> betterHits,
      Condition visible,
      SearchSeek seek,
      Placeholders<SearchHits> of) {
    CommonTableExpression<Record3<Long, Integer, Instant>> better =
        BETTER.fields("id", "rank", "created_at").as(betterHits);
    Field<Integer> number = field(select(countDistinct(BETTER_ID)).from(BETTER));
    Select<Record3<Long, Integer, Instant>> hits =
        select(BETTER_ID, BETTER_RANK, BETTER_CREATED)
            .from(BETTER)
            .unionAll(ofRequesters(visible, number.lt(limit(of)), seek, of));
    return with(better)
        .select(ID, BEST_RANK, NEWEST_CREATED)
        .from(hits.asTable(name("hit"), name("id"), name("rank"), name("created_at")))
        .groupBy(ID)
        .orderBy(BEST_RANK, NEWEST_CREATED.desc(), ID.desc())
        .limit(limit(of));
  }

  private static Select<Record3<Long, Integer, Instant>> byId(
      Condition visible, Placeholders<SearchHits> of) {
    return select(SERVICE_REQUEST.ID, inline(BY_ID), SERVICE_REQUEST.CREATED_AT)
        .from(SERVICE_REQUEST)
        .where(SERVICE_REQUEST.ID.eq(of.bind(SERVICE_REQUEST.ID, SearchSql::id)))
        .and(LIVE)
        .and(visible);
  }

  private static Select<Record3<Long, Integer, Instant>> ofSubjects(
      Condition inScope, SearchSeek seek, Placeholders<SearchHits> of) {
    return newest(
        select(REQUEST_SEARCH.REQUEST_ID, inline(BY_SUBJECT), REQUEST_SEARCH.CREATED_AT)
            .from(REQUEST_SEARCH)
            .where(hasWords(WORDS, of))
            .and(inScope)
            .and(seek.after(BY_SUBJECT, REQUEST_SEARCH.CREATED_AT, REQUEST_SEARCH.REQUEST_ID))
            .orderBy(REQUEST_SEARCH.CREATED_AT.desc(), REQUEST_SEARCH.REQUEST_ID.desc())
            .limit(limit(of)),
        "subject");
  }

  /** What is assigned to the reader outside the scope. */
  private static Select<Record3<Long, Integer, Instant>> ofAssignedSubjects(
      SearchSeek seek, Placeholders<SearchHits> of) {
    return newest(
        select(REQUEST_SEARCH.REQUEST_ID, inline(BY_SUBJECT), REQUEST_SEARCH.CREATED_AT)
            .from(ASSIGNMENT)
            .join(REQUEST_SEARCH)
            .on(REQUEST_SEARCH.REQUEST_ID.eq(ASSIGNMENT.REQUEST_ID))
            .where(ASSIGNMENT.PERSON_ID.eq(assignee(of)))
            .and(ASSIGNMENT.LIVE)
            .and(ASSIGNMENT.UNIT_KEY.ne(all(units(of))))
            .and(hasWords(WORDS, of))
            .and(seek.after(BY_SUBJECT, REQUEST_SEARCH.CREATED_AT, REQUEST_SEARCH.REQUEST_ID))
            .orderBy(REQUEST_SEARCH.CREATED_AT.desc(), REQUEST_SEARCH.REQUEST_ID.desc())
            .limit(limit(of)),
        "assigned");
  }

  private static Select<Record3<Long, Integer, Instant>> ofOwnSubjects(
      SearchSeek seek, Placeholders<SearchHits> of) {
    return newest(
        select(SERVICE_REQUEST.ID, inline(BY_SUBJECT), SERVICE_REQUEST.CREATED_AT)
            .from(SERVICE_REQUEST)
            .join(REQUEST_SEARCH)
            .on(REQUEST_SEARCH.REQUEST_ID.eq(SERVICE_REQUEST.ID))
            .where(SERVICE_REQUEST.REQUESTER_ID.eq(reader(of)))
            .and(LIVE)
            .and(hasWords(WORDS, of))
            .and(seek.after(BY_SUBJECT, SERVICE_REQUEST.CREATED_AT, SERVICE_REQUEST.ID))
            .orderBy(SERVICE_REQUEST.CREATED_AT.desc(), SERVICE_REQUEST.ID.desc())
            .limit(limit(of)),
        "own");
  }

  /** The newest requests of each requester whose name matches. */
  private static Select<Record3<Long, Integer, Instant>> ofRequesters(
      Condition visible, Condition needed, SearchSeek seek, Placeholders<SearchHits> of) {
    Field<Object> words =
        DSL.function(
            name(DeskSchema.DEFAULT.name(), "search_words"), SQLDataType.OTHER, PERSON.FULL_NAME);
    Table<?> requested =
        DSL.lateral(
            select(SERVICE_REQUEST.ID, SERVICE_REQUEST.CREATED_AT)
                .from(SERVICE_REQUEST)
                .where(SERVICE_REQUEST.REQUESTER_ID.eq(PERSON.ID))
                .and(LIVE)
                .and(visible)
                .and(seek.after(BY_REQUESTER, SERVICE_REQUEST.CREATED_AT, SERVICE_REQUEST.ID))
                .and(seek.isContinued() ? hasOtherSubject(of) : noCondition())
                .orderBy(SERVICE_REQUEST.CREATED_AT.desc(), SERVICE_REQUEST.ID.desc())
                .limit(limit(of))
                .asTable("requested"));
    Field<Long> id = field(name("requested", "id"), SQLDataType.BIGINT);
    Field<Instant> created = field(name("requested", "created_at"), CREATED.getDataType());
    return newest(
        select(id, inline(BY_REQUESTER), created)
            .from(PERSON, requested)
            .where(needed)
            .and(hasWords(words, of))
            .orderBy(created.desc(), id.desc())
            .limit(limit(of)),
        "requester");
  }

  /** Whether the subject does not match; it was listed among the better hits otherwise. */
  private static Condition hasOtherSubject(Placeholders<SearchHits> of) {
    Field<Long> matching =
        field(
            select(REQUEST_SEARCH.REQUEST_ID)
                .from(REQUEST_SEARCH)
                .where(REQUEST_SEARCH.REQUEST_ID.eq(SERVICE_REQUEST.ID))
                .and(hasWords(WORDS, of)));
    return matching.isNull();
  }

  /** A part of a union with an order and a limit of its own. */
  private static Select<Record3<Long, Integer, Instant>> newest(
      Select<Record3<Long, Integer, Instant>> hits, String alias) {
    Table<?> table = hits.asTable(name(alias), name("id"), name("rank"), name("created_at"));
    return select(
            field(name(alias, "id"), SQLDataType.BIGINT),
            field(name(alias, "rank"), SQLDataType.INTEGER),
            field(name(alias, "created_at"), CREATED.getDataType()))
        .from(table);
  }

  /** Whether the reader may see a request, as {@code Access.maySee} defines. */
  private static Condition visible(Placeholders<SearchHits> of) {
    Field<Long> assigned =
        field(
            select(ASSIGNMENT.REQUEST_ID)
                .from(ASSIGNMENT)
                .where(ASSIGNMENT.REQUEST_ID.eq(SERVICE_REQUEST.ID))
                .and(ASSIGNMENT.PERSON_ID.eq(assignee(of))));
    return SERVICE_REQUEST
        .UNIT_KEY
        .eq(any(units(of)))
        .or(SERVICE_REQUEST.REQUESTER_ID.eq(reader(of)))
        .or(assigned.isNotNull());
  }

  /** jOOQ has no API for text search. */
  private static Condition hasWords(Field<?> words, Placeholders<SearchHits> of) {
    return condition(
        "{0} @@ cast({1} as tsquery)", words, of.bind(SQLDataType.CLOB, SearchSql::query));
  }

  /** The words in the syntax of {@code tsquery}; they contain no quotes. Empty: nothing matches. */
  private static String query(SearchHits search) {
    return search.terms().words().stream()
        .map(word -> "'" + word + (SearchTerms.isWhole(word) ? "'" : "':*"))
        .collect(Collectors.joining(" & "));
  }

  static int rank(SearchHit hit) {
    return BY_ID + MATCHES.indexOf(hit.match());
  }

  static Long id(SearchHits search) {
    return search.terms().id().orElse(0);
  }

  private static Field<Integer> limit(Placeholders<SearchHits> of) {
    return of.bind(SQLDataType.INTEGER, SearchHits::limit);
  }

  private static Field<Long> reader(Placeholders<SearchHits> of) {
    return of.bind(SERVICE_REQUEST.REQUESTER_ID, search -> search.reader().id());
  }

  /** null for a person in the role of a requester, who sees no request as its assignee. */
  private static Field<Long> assignee(Placeholders<SearchHits> of) {
    return of.bind(
        ASSIGNMENT.PERSON_ID,
        search -> search.reader().role().worksOnRequests() ? search.reader().id() : null);
  }

  private static Field<Long[]> units(Placeholders<SearchHits> of) {
    return of.bind(
        SQLDataType.BIGINT.array(),
        search ->
            search.reader().scope() instanceof UnitScope.Only(var keys)
                ? keys.toArray(Long[]::new)
                : new Long[0]);
  }
}
