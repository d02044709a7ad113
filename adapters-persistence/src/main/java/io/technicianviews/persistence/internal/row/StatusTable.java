package io.technicianviews.persistence.internal.row;

import static io.technicianviews.persistence.internal.schema.Tables.STATUS;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.selectFrom;

import io.technicianviews.domain.request.Status;
import io.technicianviews.domain.request.StatusCategory;
import io.technicianviews.domain.request.StatusDefinition;
import io.technicianviews.domain.request.StatusLabel;
import io.technicianviews.persistence.internal.statement.BoundStatement;
import io.technicianviews.persistence.internal.statement.StatementTemplate;
import java.util.Collection;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** The table of statuses. */
public final class StatusTable {

  /** Selects all statuses in their order, for {@link #definition}. */
  public static final BoundStatement ALL =
      StatementTemplate.of(selectFrom(STATUS).orderBy(STATUS.POSITION, STATUS.ID));

  private StatusTable() {}

  public static StatusDefinition definition(Record row) {
    return new StatusDefinition(label(row), row.get(STATUS.POSITION), row.get(STATUS.ACTIVE));
  }

  static StatusLabel label(Record row) {
    return new StatusLabel(row.get(STATUS.ID), row.get(STATUS.NAME), row.get(STATUS.COLOR));
  }

  /**
   * The condition that a status id is of this category. The values are inline, and the form is that
   * of the conditions of partial indexes, so that the planner can match them.
   */
  public static Condition isOf(StatusCategory category, Field<Short> statusId) {
    return statusId
        .eq(inline(Status.defaultOf(category).id()))
        .or(
            statusId.between(
                inline(Status.firstAddedId(category)), inline(Status.lastAddedId(category))));
  }

  private static Field<Short> inline(int id) {
    return DSL.inline((short) id);
  }

  /** Inserts statuses, and replaces those whose id exists. */
  public static int store(DSLContext dsl, Collection<StatusDefinition> statuses) {
    return statuses.stream().mapToInt(status -> store(dsl, status)).sum();
  }

  private static int store(DSLContext dsl, StatusDefinition status) {
    return dsl.insertInto(
            STATUS,
            STATUS.ID,
            STATUS.NAME,
            STATUS.COLOR,
            STATUS.COUNT_AS_SOLVED,
            STATUS.POSITION,
            STATUS.ACTIVE)
        .values(
            (short) status.label().id(),
            status.label().name(),
            status.label().color(),
            status.status().countAsSolved(),
            status.position(),
            status.active())
        .onConflict(STATUS.ID)
        .doUpdate()
        .set(STATUS.NAME, excluded(STATUS.NAME))
        .set(STATUS.COLOR, excluded(STATUS.COLOR))
        .set(STATUS.POSITION, excluded(STATUS.POSITION))
        .set(STATUS.ACTIVE, excluded(STATUS.ACTIVE))
        .execute();
  }

  /** Deletes the statuses that are not default ones; no request has them. */
  public static int deleteAdded(DSLContext dsl) {
    short lastDefault = (short) Status.DEFAULTS.getLast().id();
    return dsl.deleteFrom(STATUS).where(STATUS.ID.gt(lastDefault)).execute();
  }
}
