package io.technicianviews.domain.condition;

import io.technicianviews.domain.condition.UnsupportedPart.Reason;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the conditions that count cells do not decide, alone or together. Not thread-safe. */
final class UnsupportedPartFinder {

  private final List<UnsupportedPart> unsupportedParts = new ArrayList<>();
  private @Nullable Moment moment;
  private @Nullable Assignee assignee;

  void add(String path, Condition condition) {
    Reason reason =
        switch (condition) {
          case CellCondition.WithinDays(Moment named, int days) -> named(named);
          case CellCondition.AssigneeCondition(Operator operator, Assignee named) -> named(named);
          case CellCondition other -> null;
          case RequestCondition other -> Reason.UNSOLVED_ONLY;
        };
    if (reason != null) {
      unsupportedParts.add(new UnsupportedPart(path, reason));
    }
  }

  private @Nullable Reason named(Moment named) {
    if (moment != null) {
      return moment == named ? null : Reason.SECOND_TIME;
    }
    moment = named;
    return assignee == null || named == Moment.SOLVED ? null : Reason.ASSIGNEE_AND_DAY;
  }

  private @Nullable Reason named(Assignee named) {
    if (named.equals(Assignee.NOBODY)) {
      return null;
    }
    if (assignee != null) {
      return assignee.equals(named) ? null : Reason.SECOND_ASSIGNEE;
    }
    assignee = named;
    return moment == null || moment == Moment.SOLVED ? null : Reason.ASSIGNEE_AND_DAY;
  }

  List<UnsupportedPart> unsupportedParts() {
    return unsupportedParts;
  }
}
