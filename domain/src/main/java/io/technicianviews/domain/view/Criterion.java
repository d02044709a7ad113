package io.technicianviews.domain.view;

import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.RequestState;
import io.technicianviews.domain.request.StatusCategory;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A condition of a view. A view contains the requests that meet all of its criteria. Without a
 * write, a request can only stop meeting a criterion, and only at the end of a day. So the last day
 * on which it is met defines a criterion.
 */
public enum Criterion {
  UNASSIGNED {
    @Override
    @Nullable LocalDate lastDay(RequestState state, ZoneId zone) {
      return foreverIf(state.assignees().isEmpty());
    }
  },
  UNSOLVED {
    @Override
    @Nullable LocalDate lastDay(RequestState state, ZoneId zone) {
      return foreverIf(!state.isSolved());
    }
  },
  SOLVED {
    @Override
    @Nullable LocalDate lastDay(RequestState state, ZoneId zone) {
      return foreverIf(state.isSolved());
    }
  },
  CRITICAL_OR_HIGH {
    @Override
    @Nullable LocalDate lastDay(RequestState state, ZoneId zone) {
      return foreverIf(state.priority() == Priority.CRITICAL || state.priority() == Priority.HIGH);
    }
  },
  IN_PROGRESS {
    @Override
    @Nullable LocalDate lastDay(RequestState state, ZoneId zone) {
      return foreverIf(state.status().category() == StatusCategory.IN_PROGRESS);
    }
  },
  PENDING_REQUESTER_RESPONSE {
    @Override
    @Nullable LocalDate lastDay(RequestState state, ZoneId zone) {
      return foreverIf(state.status().category() == StatusCategory.PENDING_REQUESTER_RESPONSE);
    }
  },
  OPEN_SUBTASK {
    @Override
    @Nullable LocalDate lastDay(RequestState state, ZoneId zone) {
      return foreverIf(state.openSubtasks() > 0);
    }
  },
  CREATED_TODAY {
    @Override
    LocalDate lastDay(RequestState state, ZoneId zone) {
      return DeskDay.latestStarted(state.created(), zone).date();
    }
  },
  UPDATED_RECENTLY {
    @Override
    LocalDate lastDay(RequestState state, ZoneId zone) {
      return DeskDay.latestStarted(state.updated(), zone).lastRecent();
    }
  },
  SOLVED_RECENTLY {
    @Override
    @Nullable LocalDate lastDay(RequestState state, ZoneId zone) {
      Instant solved = state.solved();
      return solved == null ? null : DeskDay.latestStarted(solved, zone).lastRecent();
    }
  };

  /**
   * The last day on which a request meets the criterion if its state does not change.
   *
   * @return {@link LocalDate#MAX} if time does not end it; null if the request meets it on no day
   */
  abstract @Nullable LocalDate lastDay(RequestState state, ZoneId zone);

  private static @Nullable LocalDate foreverIf(boolean met) {
    return met ? LocalDate.MAX : null;
  }

  /** Whether a request in this state meets the criterion on this day. */
  public boolean isMetBy(RequestState state, DeskDay day) {
    LocalDate last = lastDay(state, day.zone());
    return last != null && !last.isBefore(day.date());
  }
}
