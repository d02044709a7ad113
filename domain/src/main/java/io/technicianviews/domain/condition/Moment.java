package io.technicianviews.domain.condition;

import io.technicianviews.domain.request.RequestState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A time of a request that conditions refer to. */
public enum Moment {
  /** The time of the creation. */
  CREATED,
  /** The time of the last update. */
  UPDATED,
  /** The time since which the request counts as solved. */
  SOLVED;

  /** The time of a request in this state; null for {@link #SOLVED} if it is unsolved. */
  public @Nullable Instant of(RequestState state) {
    return switch (this) {
      case CREATED -> state.created();
      case UPDATED -> state.updated();
      case SOLVED -> state.solved();
    };
  }
}
