package io.technicianviews.bootstrap.servicenow.format;

import io.technicianviews.domain.request.Priority;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The state of an incident after an event, or its current state in a list export. Times are local
 * times in the helpdesk's time zone.
 *
 * @param number the number of the incident
 * @param at the time of the event in its row
 * @param opened the time at which the incident was opened
 * @param resolved the time at which the incident was resolved; null if unknown
 * @param group the assignment group, or null
 * @param assignee the person to whom the incident was assigned, or null
 * @param description the description, or null
 * @param shortened whether subject or description was truncated to the maximum length
 */
public record Event(
    String number,
    LocalDateTime at,
    LocalDateTime opened,
    @Nullable LocalDateTime resolved,
    IncidentState state,
    Priority priority,
    String caller,
    @Nullable String group,
    @Nullable String assignee,
    String subject,
    @Nullable String description,
    boolean shortened)
    implements Row {

  /** The name that stands for a missing caller. */
  public static final String UNKNOWN_CALLER = "?";
}
