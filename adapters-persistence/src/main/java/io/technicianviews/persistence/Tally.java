package io.technicianviews.persistence;

import static io.technicianviews.persistence.schema.Tables.REQUEST_TALLY;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import org.jooq.DSLContext;
import org.jooq.impl.SQLDataType;

/** The sums that the database keeps of requests. */
final class Tally {

  private Tally() {}

  /** Puts the rows of each unit and type into one. What others append meanwhile stays as it is. */
  static int fold(DSLContext dsl) {
    var folded =
        name("folded")
            .as(
                dsl.deleteFrom(REQUEST_TALLY)
                    .returning(
                        REQUEST_TALLY.UNIT_KEY, REQUEST_TALLY.SUBTASK, REQUEST_TALLY.REQUESTS));
    var unitKey = folded.field(REQUEST_TALLY.UNIT_KEY);
    var subtask = folded.field(REQUEST_TALLY.SUBTASK);
    var requests = sum(folded.field(REQUEST_TALLY.REQUESTS)).cast(SQLDataType.BIGINT);
    return dsl.with(folded)
        .insertInto(
            REQUEST_TALLY, REQUEST_TALLY.UNIT_KEY, REQUEST_TALLY.SUBTASK, REQUEST_TALLY.REQUESTS)
        .select(
            select(unitKey, subtask, requests)
                .from(folded)
                .groupBy(unitKey, subtask)
                .having(requests.ne(0L)))
        .execute();
  }
}
