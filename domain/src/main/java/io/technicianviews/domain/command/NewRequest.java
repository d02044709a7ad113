package io.technicianviews.domain.command;

import static java.util.Objects.requireNonNull;

import io.technicianviews.domain.patch.Patch;
import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.text.TagRule;
import io.technicianviews.domain.text.TextRule;
import io.technicianviews.domain.time.StoredTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a request to create.
 *
 * @param subject within {@link TextRule#SUBJECT}
 * @param description within {@link TextRule#DESCRIPTION}, or null
 * @param businessUnitId if unchanged, a subtask gets its parent's unit, any other request none; a
 *     request without a unit is seen by admins, its requester and its assignees, not by other
 *     technicians
 * @param requesterId the id of the requester; null for the caller
 * @param tags within {@link TagRule}
 * @param dueDate the due date, truncated to microseconds; null derives it from the priority
 */
public record NewRequest(
    String subject,
    @Nullable String description,
    Priority priority,
    Patch<Long> businessUnitId,
    @Nullable Long requesterId,
    SortedSet<String> tags,
    @Nullable Instant dueDate) {

  public NewRequest {
    subject = TextRule.SUBJECT.accepted("subject", subject);
    if (description != null) {
      description = TextRule.DESCRIPTION.accepted("description", description);
    }
    requireNonNull(priority, "priority");
    requireNonNull(businessUnitId, "businessUnitId");
    tags = TagRule.accepted("tags", tags);
    dueDate = StoredTime.ofNullable(dueDate);
  }

  /** A request of medium priority without a business unit, with the caller as its requester. */
  public static NewRequest of(String subject) {
    return new NewRequest(
        subject, null, Priority.MEDIUM, Patch.unchanged(), null, new TreeSet<>(), null);
  }

  /** Sets the description, by default none. */
  public NewRequest description(String text) {
    return new NewRequest(subject, text, priority, businessUnitId, requesterId, tags, dueDate);
  }

  /** Sets the priority, by default medium. */
  public NewRequest priority(Priority other) {
    return new NewRequest(subject, description, other, businessUnitId, requesterId, tags, dueDate);
  }

  /** Sets the id of the business unit; null for none, also for a subtask. */
  public NewRequest businessUnit(@Nullable Long unit) {
    return new NewRequest(
        subject, description, priority, Patch.set(unit), requesterId, tags, dueDate);
  }

  /** Sets the id of the requester, by default the caller. */
  public NewRequest requester(long personId) {
    return new NewRequest(subject, description, priority, businessUnitId, personId, tags, dueDate);
  }

  /** Sets the due date, which is otherwise derived from the priority. */
  public NewRequest dueDate(Instant due) {
    return new NewRequest(subject, description, priority, businessUnitId, requesterId, tags, due);
  }

  /** Replaces the tags. */
  public NewRequest tags(String... names) {
    return new NewRequest(
        subject,
        description,
        priority,
        businessUnitId,
        requesterId,
        TagRule.accepted("tags", Arrays.asList(names)),
        dueDate);
  }
}
