package io.technicianviews.persistence.internal.row;

import static io.technicianviews.persistence.internal.schema.Tables.BUSINESS_UNIT;
import static org.jooq.impl.DSL.excluded;

import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.text.TextRule;
import java.util.Collection;
import org.jooq.DSLContext;

/** Writes to the table of business units. */
public final class BusinessUnitRows {

  private BusinessUnitRows() {}

  /** Inserts new units and renames existing ones. Returns the number of units. */
  public static int store(DSLContext dsl, Collection<BusinessUnit> units) {
    return dsl.batch(
            units.stream()
                .map(
                    unit ->
                        dsl.insertInto(BUSINESS_UNIT, BUSINESS_UNIT.ID, BUSINESS_UNIT.NAME)
                            .values(unit.id(), TextRule.NAME.accepted("name", unit.name()))
                            .onConflict(BUSINESS_UNIT.ID)
                            .doUpdate()
                            .set(BUSINESS_UNIT.NAME, excluded(BUSINESS_UNIT.NAME)))
                .toList())
        .execute()
        .length;
  }
}
