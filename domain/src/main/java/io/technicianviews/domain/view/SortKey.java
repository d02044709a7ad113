package io.technicianviews.domain.view;

import io.technicianviews.domain.condition.UnsolvedRequest;
import io.technicianviews.domain.request.RequestSummary;
import io.technicianviews.domain.request.ServiceRequest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** A field that lists can be sorted by. */
public enum SortKey {
  /** The time of creation. */
  CREATED,
  /** The time of the last update. */
  UPDATED,
  /** The time of solving, which only solved requests have. */
  SOLVED,
  /** The priority; the smaller id, which is more urgent, is the smaller value. */
  PRIORITY,
  /** The due date, which a request may lack. */
  DUE_DATE;

  /** Whether a request may lack a value. */
  boolean mayBeAbsent() {
    return switch (this) {
      case CREATED, UPDATED, PRIORITY -> false;
      case SOLVED, DUE_DATE -> true;
    };
  }

  @Nullable Long valueOf(ServiceRequest request) {
    return switch (this) {
      case CREATED -> micros(request.state().created());
      case UPDATED -> micros(request.state().updated());
      case SOLVED -> micros(request.state().solved());
      case PRIORITY -> (long) request.state().priority().id();
      case DUE_DATE -> micros(request.dueDate());
    };
  }

  @Nullable Long valueOf(UnsolvedRequest request) {
    return switch (this) {
      case CREATED -> micros(request.created());
      case UPDATED -> micros(request.updated());
      case SOLVED -> null;
      case PRIORITY -> (long) request.priority().id();
      case DUE_DATE -> micros(request.dueDate());
    };
  }

  @Nullable Long valueOf(RequestSummary row) {
    return switch (this) {
      case CREATED -> micros(row.requested());
      case UPDATED -> micros(row.updated());
      case SOLVED -> micros(row.solved());
      case PRIORITY -> (long) row.priority().id();
      case DUE_DATE -> micros(row.dueDate());
    };
  }

  private static @Nullable Long micros(@Nullable Instant instant) {
    return instant == null ? null : ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }
}
