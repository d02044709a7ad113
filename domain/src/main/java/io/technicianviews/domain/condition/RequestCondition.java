package io.technicianviews.domain.condition;

import static java.util.Objects.requireNonNull;

import io.technicianviews.domain.text.CaseFolding;
import io.technicianviews.domain.text.TagRule;
import io.technicianviews.domain.text.TextRule;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A condition that only a request itself decides, not a count cell. Views of unsolved requests
 * support it; a request can start and stop meeting it at any instant.
 */
public sealed interface RequestCondition extends Condition {

  @Override
  default @Nullable Instant nextChange(Facts facts, Viewer viewer) {
    return null;
  }

  @Override
  default boolean dependsOnHours() {
    return false;
  }

  /** The moment was at least this long ago. */
  record OlderThan(Moment moment, Duration age) implements RequestCondition {
    public OlderThan {
      if (moment == Moment.SOLVED) {
        throw new IllegalArgumentException("unsolved requests have no time of solving");
      }
      Limits.requireDuration(age);
    }

    @Override
    public boolean isMetBy(Facts facts, Viewer viewer) {
      return !metFrom(facts).isAfter(viewer.now());
    }

    @Override
    public @Nullable Instant nextChange(Facts facts, Viewer viewer) {
      return isMetBy(facts, viewer) ? null : metFrom(facts);
    }

    @Override
    public boolean dependsOnHours() {
      return true;
    }

    private Instant metFrom(Facts facts) {
      return requireNonNull(facts.instant(moment)).plus(age);
    }
  }

  /** The due date is as described. */
  record DueCondition(Due due) implements RequestCondition {
    @Override
    public boolean isMetBy(Facts facts, Viewer viewer) {
      return due.isMetBy(facts.dueDate(), viewer.now());
    }

    @Override
    public @Nullable Instant nextChange(Facts facts, Viewer viewer) {
      return due.nextChange(facts.dueDate(), viewer.now());
    }

    @Override
    public boolean dependsOnHours() {
      return !due.equals(Due.NONE);
    }
  }

  /** The requester is, or is not, this person. */
  record RequesterCondition(Operator operator, Requester requester) implements RequestCondition {
    @Override
    public boolean isMetBy(Facts facts, Viewer viewer) {
      return operator.admits(facts.requesterId() == requester.id(viewer));
    }
  }

  /** The reading technician has, or does not have, unread messages of the requester. */
  record UnreadCondition(boolean unread) implements RequestCondition {
    @Override
    public boolean isMetBy(Facts facts, Viewer viewer) {
      return facts.isUnreadBy(viewer.personId()) == unread;
    }
  }

  /**
   * At least one of the tags is, or is not, among these.
   *
   * @param operator {@code IS}: the request has any of the tags; {@code IS_NOT}: it has none of
   *     them
   * @param tags within {@link TagRule}; 1 to {@value Limits#MAX_VALUES}
   */
  record TagsCondition(Operator operator, SortedSet<String> tags) implements RequestCondition {
    public TagsCondition {
      Limits.requireValues(tags.size());
      SortedSet<String> accepted = new TreeSet<>();
      for (String tag : tags) {
        accepted.addAll(TagRule.accepted("tags", List.of(tag)));
      }
      tags = Collections.unmodifiableSortedSet(accepted);
    }

    @Override
    public boolean isMetBy(Facts facts, Viewer viewer) {
      return operator.admits(!Collections.disjoint(facts.tags(), tags));
    }
  }

  /**
   * The subject contains a text, without regard to case.
   *
   * @param text as {@link Limits#textViolation} requires; in normalization form C
   */
  record SubjectContains(String text) implements RequestCondition {
    public SubjectContains {
      Limits.textViolation(text)
          .ifPresent(
              violation -> {
                throw new IllegalArgumentException("text " + violation);
              });
      text = TextRule.normalized(text);
    }

    @Override
    public boolean isMetBy(Facts facts, Viewer viewer) {
      return CaseFolding.fold(facts.subject()).contains(CaseFolding.fold(text));
    }
  }
}
