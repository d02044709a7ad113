package io.technicianviews.persistence.internal.row;

import static io.technicianviews.persistence.internal.schema.Tables.SERVICE_REQUEST;
import static org.jooq.impl.DSL.val;

import java.util.Collection;
import org.jooq.Condition;
import org.jooq.Field;

/** Conditions on {@code service_request} that many statements share. */
public final class RequestConditions {

  /** The request is not deleted. */
  public static final Condition LIVE = SERVICE_REQUEST.DELETED_AT.isNull();

  private RequestConditions() {}

  /** The values as one array, for {@code = any(...)}. */
  public static Field<Long[]> array(Collection<Long> values) {
    return val(values.toArray(Long[]::new));
  }
}
