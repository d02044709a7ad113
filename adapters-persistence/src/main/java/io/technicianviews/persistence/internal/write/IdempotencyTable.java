package io.technicianviews.persistence.internal.write;

import static io.technicianviews.persistence.internal.schema.Tables.FIRST_ANSWER;
import static org.jooq.impl.DSL.currentInstant;

import io.technicianviews.domain.port.WriteTransaction.StoredResponse;
import java.time.Duration;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jooq.types.DayToSecond;

/** The answers to the first uses of idempotency keys. */
final class IdempotencyTable {

  private static final DayToSecond KEPT = DayToSecond.valueOf(Duration.ofDays(1));

  private IdempotencyTable() {}

  /**
   * What the key came to before. If it is new, it is claimed: the row is written now, so that a
   * twin waits for the end of this transaction.
   */
  static Optional<StoredResponse> claim(
      DSLContext dsl, long personId, String key, String fingerprint) {
    forgetOld(dsl, personId);
    int claimed =
        dsl.insertInto(
                FIRST_ANSWER, FIRST_ANSWER.PERSON_ID, FIRST_ANSWER.KEY, FIRST_ANSWER.FINGERPRINT)
            .values(personId, key, fingerprint)
            .onConflictDoNothing()
            .execute();
    return claimed > 0
        ? Optional.empty()
        : dsl.select(FIRST_ANSWER.FINGERPRINT, FIRST_ANSWER.ANSWER)
            .from(FIRST_ANSWER)
            .where(FIRST_ANSWER.PERSON_ID.eq(personId).and(FIRST_ANSWER.KEY.eq(key)))
            .fetchOptional(Records.mapping(StoredResponse::new));
  }

  /** What is older than promised goes when its person claims again. */
  private static void forgetOld(DSLContext dsl, long personId) {
    dsl.deleteFrom(FIRST_ANSWER)
        .where(FIRST_ANSWER.PERSON_ID.eq(personId))
        .and(FIRST_ANSWER.CREATED_AT.lt(currentInstant().minus(KEPT)))
        .execute();
  }
}
