package io.technicianviews.bootstrap.servicenow.format;

import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.Status;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The state of an incident after an event, or in a list as it is now. Times are local times of the
 * desk.
 *
 * @param number what the file calls the incident
 * @param at when the event happened, according to its row
 * @param resolved when the incident was solved, if its row says so
 * @param group the assignment group, or null
 * @param assignee to whom the incident was assigned, or null
 * @param description null if the row has none
 * @param shortened whether subject or description was longer than a request's may be
 */
public record Event(
    String number,
    LocalDateTime at,
    LocalDateTime opened,
    @Nullable LocalDateTime resolved,
    Status status,
    Priority priority,
    String caller,
    @Nullable String group,
    @Nullable String assignee,
    String subject,
    @Nullable String description,
    boolean shortened)
    implements Row {

  /** The caller of an incident that has none. */
  public static final String UNKNOWN_CALLER = "?";
}
