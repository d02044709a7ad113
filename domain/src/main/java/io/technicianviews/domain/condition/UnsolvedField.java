package io.technicianviews.domain.condition;

import io.technicianviews.domain.condition.CellCondition.AssigneeCondition;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/**
 * A field of an {@link UnsolvedRequest} that is read only for conditions that need it, since it is
 * not in the index of unsolved requests.
 */
public enum UnsolvedField {
  /** The technicians to whom the request is assigned. */
  ASSIGNEES,
  /** The tags. */
  TAGS,
  /** The subject. */
  SUBJECT;

  /** The fields that the conditions need; a set that may be changed. */
  public static Set<UnsolvedField> neededBy(Collection<? extends Condition> conditions) {
    Set<UnsolvedField> needed = EnumSet.noneOf(UnsolvedField.class);
    for (Condition condition : conditions) {
      switch (condition) {
        case AssigneeCondition assignee -> {
          if (!(assignee.assignee() instanceof Assignee.Nobody)) {
            needed.add(ASSIGNEES);
          }
        }
        case RequestCondition.TagsCondition tags -> needed.add(TAGS);
        case RequestCondition.SubjectContains text -> needed.add(SUBJECT);
        default -> {}
      }
    }
    return needed;
  }
}
