package io.technicianviews.domain.command;

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
 * @param businessUnitId if unchanged, a subtask gets its parent's unit, any other request none
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
    tags = TagRule.accepted("tags", tags);
    dueDate = StoredTime.ofNullable(dueDate);
  }

  /** A request of medium priority, with the caller as its requester. */
  public static NewRequest of(String subject) {
    return new NewRequest(
        subject, null, Priority.MEDIUM, Patch.unchanged(), null, new TreeSet<>(), null);
  }

  public NewRequest description(String text) {
    return new NewRequest(subject, text, priority, businessUnitId, requesterId, tags, dueDate);
  }

  public NewRequest priority(Priority other) {
    return new NewRequest(subject, description, other, businessUnitId, requesterId, tags, dueDate);
  }

  public NewRequest businessUnit(@Nullable Long unit) {
    return new NewRequest(
        subject, description, priority, Patch.set(unit), requesterId, tags, dueDate);
  }

  public NewRequest requester(long personId) {
    return new NewRequest(subject, description, priority, businessUnitId, personId, tags, dueDate);
  }

  public NewRequest dueDate(Instant due) {
    return new NewRequest(subject, description, priority, businessUnitId, requesterId, tags, due);
  }

  public NewRequest tags(String... names) {
    return new NewRequest(
        subject,
        description,
        priority,
        businessUnitId,
        requesterId,
        new TreeSet<>(Arrays.asList(names)),
        dueDate);
  }
}
