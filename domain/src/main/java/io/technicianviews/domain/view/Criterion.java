package io.technicianviews.domain.view;

import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.RequestState;
import io.technicianviews.domain.request.Status;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * One condition of a view. A view holds the requests that meet all of its criteria. While nobody
 * writes, a request only ceases to meet one, at the end of a day: so a criterion is told by the
 * last day on which it is met.
 */
public enum Criterion {
  UNASSIGNED {
    @Override
    @Nullable LocalDate lastDay(RequestState state, ZoneId zone) {
      return always(state.assignees().isEmpty());
    }
  },
  UNSOLVED {
    @Override
    @Nullable LocalDate lastDay(RequestState state, ZoneId zone) {
      return always(!state.isSolved());
    }
  },
  SOLVED {
    @Override
    @Nullable LocalDate lastDay(RequestState state, ZoneId zone) {
      return always(state.isSolved());
    }
  },
  CRITICAL_OR_HIGH {
    @Override
    @Nullable LocalDate lastDay(RequestState state, ZoneId zone) {
      return always(state.priority() == Priority.CRITICAL || state.priority() == Priority.HIGH);
    }
  },
  IN_PROGRESS {
    @Override
    @Nullable LocalDate lastDay(RequestState state, ZoneId zone) {
      return always(state.status() == Status.IN_PROGRESS);
    }
  },
  PENDING_REQUESTER_RESPONSE {
    @Override
    @Nullable LocalDate lastDay(RequestState state, ZoneId zone) {
      return always(state.status() == Status.PENDING_REQUESTER_RESPONSE);
    }
  },
  OPEN_SUBTASK {
    @Override
    @Nullable LocalDate lastDay(RequestState state, ZoneId zone) {
      return always(state.openSubtasks() > 0);
    }
  },
  CREATED_TODAY {
    @Override
    LocalDate lastDay(RequestState state, ZoneId zone) {
      return DeskDay.begunBy(state.created(), zone).date();
    }
  },
  UPDATED_RECENTLY {
    @Override
    LocalDate lastDay(RequestState state, ZoneId zone) {
      return DeskDay.begunBy(state.updated(), zone).lastRecent();
    }
  },
  SOLVED_RECENTLY {
    @Override
    @Nullable LocalDate lastDay(RequestState state, ZoneId zone) {
      Instant solved = state.solved();
      return solved == null ? null : DeskDay.begunBy(solved, zone).lastRecent();
    }
  };

  /**
   * The last day on which a request that stays in this state meets the criterion.
   *
   * @return {@link LocalDate#MAX} if that is for ever, null if it does on no day
   */
  abstract @Nullable LocalDate lastDay(RequestState state, ZoneId zone);

  private static @Nullable LocalDate always(boolean met) {
    return met ? LocalDate.MAX : null;
  }

  /** Whether a request in this state meets the criterion on this day. */
  public boolean isMetBy(RequestState state, DeskDay day) {
    LocalDate last = lastDay(state, day.zone());
    return last != null && !last.isBefore(day.date());
  }
}
