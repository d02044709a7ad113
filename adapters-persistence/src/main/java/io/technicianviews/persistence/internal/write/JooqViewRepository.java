package io.technicianviews.persistence.internal.write;

import static io.technicianviews.persistence.internal.schema.Tables.CUSTOM_VIEW;
import static org.jooq.impl.DSL.excluded;

import io.technicianviews.domain.definition.SortForm;
import io.technicianviews.domain.port.ViewRepository;
import io.technicianviews.domain.view.Sharing;
import io.technicianviews.domain.view.SharingKind;
import io.technicianviews.domain.view.ViewDefinition;
import io.technicianviews.persistence.internal.row.ViewRows;
import io.technicianviews.persistence.internal.statement.QueryRunner;
import io.technicianviews.persistence.internal.statement.Sequences;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jooq.Field;

final class JooqViewRepository implements ViewRepository {

  private final QueryRunner transaction;

  JooqViewRepository(QueryRunner transaction) {
    this.transaction = transaction;
  }

  @Override
  public long newId() {
    return transaction.read(dsl -> Sequences.next(dsl, CUSTOM_VIEW));
  }

  @Override
  public void store(ViewDefinition view) {
    Map<Field<?>, Object> values = new LinkedHashMap<>();
    values.put(CUSTOM_VIEW.TITLE, view.title());
    values.put(CUSTOM_VIEW.CONDITIONS, ViewRows.json(view.conditions()));
    values.put(CUSTOM_VIEW.SORT, SortForm.of(view.order()));
    values.put(CUSTOM_VIEW.SHARING, SharingKind.of(view.sharing()).name());
    values.put(CUSTOM_VIEW.BUSINESS_UNITS, ViewRows.units(view.sharing()));
    values.put(CUSTOM_VIEW.ACTIVE, view.active());
    values.put(CUSTOM_VIEW.POSITION, view.position());
    values.put(CUSTOM_VIEW.VERSION, view.version());
    Long owner = view.sharing() instanceof Sharing.Personal(long ownerId) ? ownerId : null;
    Map<Field<?>, Field<?>> replaced = new LinkedHashMap<>();
    values.keySet().forEach(column -> replaced.put(column, excluded(column)));
    replaced.put(CUSTOM_VIEW.OWNER_ID, excluded(CUSTOM_VIEW.OWNER_ID));
    transaction.read(
        dsl ->
            dsl.insertInto(CUSTOM_VIEW)
                .set(CUSTOM_VIEW.ID, view.id())
                .set(CUSTOM_VIEW.OWNER_ID, owner)
                .set(values)
                .onConflict(CUSTOM_VIEW.ID)
                .doUpdate()
                .set(replaced)
                .execute());
  }

  @Override
  public void delete(long id) {
    transaction.read(dsl -> dsl.deleteFrom(CUSTOM_VIEW).where(CUSTOM_VIEW.ID.eq(id)).execute());
  }
}
