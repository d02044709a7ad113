package io.technicianviews.persistence;

import static io.technicianviews.persistence.schema.Tables.SERVICE_REQUEST;
import static org.jooq.impl.DSL.val;

import java.util.Collection;
import org.jooq.Condition;
import org.jooq.Field;

/** Conditions on {@code service_request} that many statements share. */
final class RequestConditions {

  /** The request is not deleted. */
  static final Condition LIVE = SERVICE_REQUEST.DELETED_AT.isNull();

  private RequestConditions() {}

  /** The values as one array, for {@code = any(...)}. */
  static Field<Long[]> array(Collection<Long> values) {
    return val(values.toArray(Long[]::new));
  }
}
