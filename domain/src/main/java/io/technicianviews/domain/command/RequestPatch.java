package io.technicianviews.domain.command;

import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.Status;
import io.technicianviews.domain.text.TextRule;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What of a request is to be another. Whatever it does not name stays as it is, whoever else
 * writes.
 *
 * @param status null keeps it
 * @param priority null keeps it
 * @param subject within {@link TextRule#SUBJECT}; null keeps it
 * @param description within {@link TextRule#DESCRIPTION}
 * @param businessUnitId cleared: the request belongs to no unit
 * @param dueDate set or cleared, it follows the priority no more; in microseconds at the finest
 */
public record RequestPatch(
    @Nullable Status status,
    @Nullable Priority priority,
    @Nullable String subject,
    Patch<String> description,
    Patch<Long> businessUnitId,
    Patch<Instant> dueDate) {

  /** Keeps everything. */
  public static final RequestPatch NOTHING =
      new RequestPatch(null, null, null, Patch.unchanged(), Patch.unchanged(), Patch.unchanged());

  public RequestPatch {
    if (subject != null) {
      subject = TextRule.SUBJECT.accepted("subject", subject);
    }
    if (description instanceof Patch.Set<String>(var text) && text != null) {
      description = Patch.set(TextRule.DESCRIPTION.accepted("description", text));
    }
  }

  public RequestPatch status(Status other) {
    return new RequestPatch(other, priority, subject, description, businessUnitId, dueDate);
  }

  public RequestPatch priority(Priority other) {
    return new RequestPatch(status, other, subject, description, businessUnitId, dueDate);
  }

  public RequestPatch subject(String other) {
    return new RequestPatch(status, priority, other, description, businessUnitId, dueDate);
  }

  public RequestPatch description(@Nullable String other) {
    return new RequestPatch(status, priority, subject, Patch.set(other), businessUnitId, dueDate);
  }

  public RequestPatch businessUnit(@Nullable Long other) {
    return new RequestPatch(status, priority, subject, description, Patch.set(other), dueDate);
  }

  public RequestPatch dueDate(@Nullable Instant other) {
    return new RequestPatch(
        status, priority, subject, description, businessUnitId, Patch.set(other));
  }
}
