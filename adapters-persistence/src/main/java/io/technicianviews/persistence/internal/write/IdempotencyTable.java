package io.technicianviews.persistence.internal.write;

import static io.technicianviews.persistence.internal.schema.Tables.FIRST_ANSWER;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.array;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;

import io.technicianviews.domain.port.WriteTransaction.StoredResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Records;
import org.jooq.impl.SQLDataType;
import org.jooq.types.DayToSecond;

/** The table of idempotency keys and the responses to their first use. */
public final class IdempotencyTable {

  private static final int BATCH = 1_000;

  private static final DayToSecond RETENTION = DayToSecond.valueOf(Duration.ofDays(1));

  // DSL.currentInstant() is rendered in different ways by different versions of jOOQ.
  private static final Field<Instant> NOW = function("transaction_timestamp", SQLDataType.INSTANT);

  private IdempotencyTable() {}

  /**
   * The stored response of a used key. A new key is reserved: its row is inserted now, so that a
   * concurrent request with the same key waits for the end of this transaction.
   */
  static Optional<StoredResponse> reserve(
      DSLContext dsl, long personId, String key, String fingerprint) {
    deleteExpired(dsl, personId);
    int inserted =
        dsl.insertInto(
                FIRST_ANSWER, FIRST_ANSWER.PERSON_ID, FIRST_ANSWER.KEY, FIRST_ANSWER.FINGERPRINT)
            .values(personId, key, fingerprint)
            .onConflictDoNothing()
            .execute();
    return inserted > 0
        ? Optional.empty()
        : dsl.select(FIRST_ANSWER.FINGERPRINT, FIRST_ANSWER.ANSWER)
            .from(FIRST_ANSWER)
            .where(FIRST_ANSWER.PERSON_ID.eq(personId).and(FIRST_ANSWER.KEY.eq(key)))
            .fetchOptional(Records.mapping(StoredResponse::new));
  }

  /**
   * Deletes expired keys of all people, at most {@value #BATCH}, without waiting for others.
   *
   * @return whether there may be more
   */
  public static boolean sweep(DSLContext dsl) {
    Field<Object> ctid = field(name("ctid"), SQLDataType.OTHER);
    return dsl.deleteFrom(FIRST_ANSWER)
            .where(
                ctid.eq(
                    any(
                        array(
                            select(ctid)
                                .from(FIRST_ANSWER)
                                .where(FIRST_ANSWER.CREATED_AT.lt(NOW.minus(RETENTION)))
                                .orderBy(FIRST_ANSWER.CREATED_AT)
                                .limit(BATCH)
                                .forUpdate()
                                .skipLocked()))))
            .execute()
        == BATCH;
  }

  /** Deletes a person's expired keys. It runs whenever the person reserves another key. */
  private static void deleteExpired(DSLContext dsl, long personId) {
    dsl.deleteFrom(FIRST_ANSWER)
        .where(FIRST_ANSWER.PERSON_ID.eq(personId))
        .and(FIRST_ANSWER.CREATED_AT.lt(NOW.minus(RETENTION)))
        .execute();
  }
}
