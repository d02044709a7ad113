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
public record RequestEdit(
    @Nullable Status status,
    @Nullable Priority priority,
    @Nullable String subject,
    Edit<String> description,
    Edit<Long> businessUnitId,
    Edit<Instant> dueDate) {

  /** Keeps everything. */
  public static final RequestEdit NOTHING =
      new RequestEdit(null, null, null, Edit.keep(), Edit.keep(), Edit.keep());

  public RequestEdit {
    if (subject != null) {
      subject = TextRule.SUBJECT.accepted("subject", subject);
    }
    if (description instanceof Edit.Set<String>(var text) && text != null) {
      description = Edit.to(TextRule.DESCRIPTION.accepted("description", text));
    }
  }

  public RequestEdit status(Status other) {
    return new RequestEdit(other, priority, subject, description, businessUnitId, dueDate);
  }

  public RequestEdit priority(Priority other) {
    return new RequestEdit(status, other, subject, description, businessUnitId, dueDate);
  }

  public RequestEdit subject(String other) {
    return new RequestEdit(status, priority, other, description, businessUnitId, dueDate);
  }

  public RequestEdit description(@Nullable String other) {
    return new RequestEdit(status, priority, subject, Edit.to(other), businessUnitId, dueDate);
  }

  public RequestEdit businessUnit(@Nullable Long other) {
    return new RequestEdit(status, priority, subject, description, Edit.to(other), dueDate);
  }

  public RequestEdit dueDate(@Nullable Instant other) {
    return new RequestEdit(status, priority, subject, description, businessUnitId, Edit.to(other));
  }
}
