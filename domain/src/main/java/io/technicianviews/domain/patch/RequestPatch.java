package io.technicianviews.domain.patch;

import static java.util.Objects.requireNonNull;

import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.Status;
import io.technicianviews.domain.text.TextRule;
import io.technicianviews.domain.time.StoredTime;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The changes to a request. Fields that are not set keep their stored value, including concurrent
 * changes to them.
 *
 * @param status one of the helpdesk's active statuses; null leaves it unchanged
 * @param priority null leaves it unchanged
 * @param subject within {@link TextRule#SUBJECT}; null leaves it unchanged
 * @param description within {@link TextRule#DESCRIPTION}
 * @param businessUnitId if cleared, the request belongs to no unit
 * @param tags within {@link io.technicianviews.domain.text.TagRule}
 * @param dueDate truncated to microseconds; once set or cleared, the due date no longer follows the
 *     priority
 */
public record RequestPatch(
    @Nullable Status status,
    @Nullable Priority priority,
    @Nullable String subject,
    Patch<String> description,
    Patch<Long> businessUnitId,
    TagsPatch tags,
    Patch<Instant> dueDate) {

  /** Changes nothing. */
  public static final RequestPatch NOTHING =
      new RequestPatch(
          null,
          null,
          null,
          Patch.unchanged(),
          Patch.unchanged(),
          TagsPatch.UNCHANGED,
          Patch.unchanged());

  public RequestPatch {
    requireNonNull(description, "description");
    requireNonNull(businessUnitId, "businessUnitId");
    requireNonNull(tags, "tags");
    requireNonNull(dueDate, "dueDate");
    if (subject != null) {
      subject = TextRule.SUBJECT.accepted("subject", subject);
    }
    if (description instanceof Patch.Set<String>(var text) && text != null) {
      description = Patch.set(TextRule.DESCRIPTION.accepted("description", text));
    }
    if (dueDate instanceof Patch.Set<Instant>(var due)) {
      dueDate = Patch.set(StoredTime.ofNullable(due));
    }
  }

  /** Returns a copy that sets this status. */
  public RequestPatch status(Status newValue) {
    return new RequestPatch(
        newValue, priority, subject, description, businessUnitId, tags, dueDate);
  }

  /** Returns a copy that sets this priority. */
  public RequestPatch priority(Priority newValue) {
    return new RequestPatch(status, newValue, subject, description, businessUnitId, tags, dueDate);
  }

  /** Returns a copy that sets this subject. */
  public RequestPatch subject(String newValue) {
    return new RequestPatch(status, priority, newValue, description, businessUnitId, tags, dueDate);
  }

  /** Returns a copy that sets this description; null: none. */
  public RequestPatch description(@Nullable String newValue) {
    return new RequestPatch(
        status, priority, subject, Patch.set(newValue), businessUnitId, tags, dueDate);
  }

  /** Returns a copy that moves the request to this unit; null: to none. */
  public RequestPatch businessUnit(@Nullable Long newValue) {
    return new RequestPatch(
        status, priority, subject, description, Patch.set(newValue), tags, dueDate);
  }

  /** Returns a copy that sets this due date; null: none. */
  public RequestPatch dueDate(@Nullable Instant newValue) {
    return new RequestPatch(
        status, priority, subject, description, businessUnitId, tags, Patch.set(newValue));
  }

  /** Returns a copy with this change of the tags. */
  public RequestPatch tags(TagsPatch newValue) {
    return new RequestPatch(
        status, priority, subject, description, businessUnitId, newValue, dueDate);
  }
}
