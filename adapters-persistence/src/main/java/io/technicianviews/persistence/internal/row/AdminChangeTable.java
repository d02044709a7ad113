package io.technicianviews.persistence.internal.row;

import static io.technicianviews.persistence.internal.schema.Tables.ADMIN_CHANGE;
import static java.util.Objects.requireNonNull;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.update;

import io.technicianviews.domain.change.AdminChange;
import io.technicianviews.domain.change.AdminChange.Attribute;
import io.technicianviews.domain.change.AdminChange.Subject;
import io.technicianviews.domain.change.AdminFilter;
import io.technicianviews.persistence.internal.statement.BoundStatement;
import io.technicianviews.persistence.internal.statement.StatementTemplate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Record;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** The table of administrative changes, whose rows are inserted by triggers. */
public final class AdminChangeTable {

  private static final Field<Long> THIS_TRANSACTION =
      function("pg_current_xact_id", SQLDataType.OTHER)
          .cast(SQLDataType.CLOB)
          .cast(SQLDataType.BIGINT);

  private static final StatementTemplate<Signature> SIGN =
      StatementTemplate.of(
          of ->
              update(ADMIN_CHANGE)
                  .set(ADMIN_CHANGE.BY_ID, of.bind(ADMIN_CHANGE.BY_ID, Signature::by))
                  .set(ADMIN_CHANGE.AT, of.bind(ADMIN_CHANGE.AT, Signature::at))
                  .where(ADMIN_CHANGE.TRANSACTION.eq(THIS_TRANSACTION)));

  /** The rows that this version can read: a later one may record further attributes. */
  private static final Condition KNOWN =
      ADMIN_CHANGE
          .SUBJECT
          .in(constants(Subject.values()))
          .and(ADMIN_CHANGE.ATTRIBUTE.in(constants(Attribute.values())));

  private AdminChangeTable() {}

  private record Signature(@Nullable Long by, Instant at) {}

  /**
   * The statement that sets the author and the time of this transaction's changes; {@code by} is
   * null for the system.
   */
  public static BoundStatement signature(@Nullable Long by, Instant at) {
    return SIGN.with(new Signature(by, at));
  }

  /** Deletes the entries of this transaction. */
  public static int delete(DSLContext dsl) {
    return dsl.deleteFrom(ADMIN_CHANGE)
        .where(ADMIN_CHANGE.TRANSACTION.eq(THIS_TRANSACTION))
        .execute();
  }

  private static List<Param<String>> constants(Enum<?>... values) {
    return Arrays.stream(values).map(value -> inline(value.name())).toList();
  }

  /**
   * The newest changes that the filter includes, newest first, without those whose subject or
   * attribute only a later version knows.
   */
  public static List<AdminChange> newest(
      DSLContext dsl, AdminFilter filter, @Nullable Long before, int limit) {
    return dsl.selectFrom(ADMIN_CHANGE)
        .where(includedIn(filter))
        .and(KNOWN)
        .and(before == null ? noCondition() : ADMIN_CHANGE.ID.lt(before))
        .orderBy(ADMIN_CHANGE.ID.desc())
        .limit(limit)
        .fetch(AdminChangeTable::read);
  }

  private static Condition includedIn(AdminFilter filter) {
    Long person = filter.personId();
    Long unit = filter.businessUnitId();
    Condition ofPerson = person == null ? noCondition() : of(Subject.PERSON, person);
    return unit == null ? ofPerson : ofPerson.and(of(Subject.BUSINESS_UNIT, unit).or(member(unit)));
  }

  private static Condition of(Subject subject, long id) {
    return ADMIN_CHANGE.SUBJECT.eq(subject.name()).and(ADMIN_CHANGE.SUBJECT_ID.eq(id));
  }

  private static Condition member(long unit) {
    String id = Long.toString(unit);
    return ADMIN_CHANGE
        .ATTRIBUTE
        .eq(Attribute.BUSINESS_UNIT.name())
        .and(ADMIN_CHANGE.BEFORE.eq(id).or(ADMIN_CHANGE.AFTER.eq(id)));
  }

  private static AdminChange read(Record row) {
    Attribute attribute = Attribute.valueOf(requireNonNull(row.get(ADMIN_CHANGE.ATTRIBUTE)));
    return new AdminChange(
        requireNonNull(row.get(ADMIN_CHANGE.ID)),
        requireNonNull(row.get(ADMIN_CHANGE.AT)),
        row.get(ADMIN_CHANGE.BY_ID),
        Subject.valueOf(requireNonNull(row.get(ADMIN_CHANGE.SUBJECT))),
        requireNonNull(row.get(ADMIN_CHANGE.SUBJECT_ID)),
        attribute,
        value(attribute, row.get(ADMIN_CHANGE.BEFORE)),
        value(attribute, row.get(ADMIN_CHANGE.AFTER)));
  }

  private static @Nullable String value(Attribute attribute, @Nullable String stored) {
    boolean isConstant = attribute == Attribute.ROLE || attribute == Attribute.SHARING;
    return stored != null && isConstant ? stored.toLowerCase(Locale.ROOT) : stored;
  }
}
