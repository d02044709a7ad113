package io.technicianviews.domain.view;

import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.RequestState;
import io.technicianviews.domain.request.Status;
import java.time.Instant;

/** One condition of a view. A view holds the requests that meet all of its criteria. */
public enum Criterion {
  UNASSIGNED {
    @Override
    public boolean isMetBy(RequestState state, DeskDay day) {
      return state.assignees().isEmpty();
    }
  },
  UNSOLVED {
    @Override
    public boolean isMetBy(RequestState state, DeskDay day) {
      return !state.isSolved();
    }
  },
  SOLVED {
    @Override
    public boolean isMetBy(RequestState state, DeskDay day) {
      return state.isSolved();
    }
  },
  CRITICAL_OR_HIGH {
    @Override
    public boolean isMetBy(RequestState state, DeskDay day) {
      return state.priority() == Priority.CRITICAL || state.priority() == Priority.HIGH;
    }
  },
  IN_PROGRESS {
    @Override
    public boolean isMetBy(RequestState state, DeskDay day) {
      return state.status() == Status.IN_PROGRESS;
    }
  },
  PENDING_REQUESTER_RESPONSE {
    @Override
    public boolean isMetBy(RequestState state, DeskDay day) {
      return state.status() == Status.PENDING_REQUESTER_RESPONSE;
    }
  },
  OPEN_SUBTASK {
    @Override
    public boolean isMetBy(RequestState state, DeskDay day) {
      return state.openSubtasks() > 0;
    }
  },
  CREATED_TODAY {
    @Override
    public boolean isMetBy(RequestState state, DeskDay day) {
      return !state.created().isBefore(day.start());
    }
  },
  UPDATED_RECENTLY {
    @Override
    public boolean isMetBy(RequestState state, DeskDay day) {
      return !state.updated().isBefore(day.recentStart());
    }
  },
  SOLVED_RECENTLY {
    @Override
    public boolean isMetBy(RequestState state, DeskDay day) {
      Instant solved = state.solved();
      return solved != null && !solved.isBefore(day.recentStart());
    }
  };

  /** Whether a request in this state meets the criterion on this day. */
  public abstract boolean isMetBy(RequestState state, DeskDay day);
}
