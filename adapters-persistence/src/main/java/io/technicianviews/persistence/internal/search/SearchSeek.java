package io.technicianviews.persistence.internal.search;

import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;

import io.technicianviews.domain.query.RequestQuery.SearchHits;
import io.technicianviews.domain.query.SearchHit;
import io.technicianviews.persistence.internal.statement.StatementTemplate.Placeholders;
import java.time.Instant;
import org.jooq.Condition;
import org.jooq.Field;

/**
 * The conditions on the hits after a position, of one kind of match at a time. Each is a range in
 * the order of that kind: of all hits if the kind comes later, and of none if it comes earlier.
 *
 * @param isContinued whether there is a position
 */
record SearchSeek(boolean isContinued, Placeholders<SearchHits> of) {

  /** Before and after every request. */
  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  /** The hits of this rank after the position, without the searched id, which is the first hit. */
  Condition after(int rank, Field<Instant> created, Field<Long> id) {
    if (!isContinued) {
      return noCondition();
    }
    Field<Instant> lastCreated =
        of.bind(created, search -> bound(search, rank, EARLIEST, LATEST, SearchHit::created));
    Field<Long> lastId =
        of.bind(id, search -> bound(search, rank, 0L, Long.MAX_VALUE, SearchHit::id));
    return row(created, id).lt(row(lastCreated, lastId)).and(id.ne(of.bind(id, SearchSql::id)));
  }

  private interface Part<T> {
    T of(SearchHit hit);
  }

  private static <T> T bound(SearchHits search, int rank, T none, T all, Part<T> part) {
    SearchHit after = search.after();
    if (after == null || SearchSql.rank(after) < rank) {
      return all;
    }
    return SearchSql.rank(after) > rank ? none : part.of(after);
  }
}
