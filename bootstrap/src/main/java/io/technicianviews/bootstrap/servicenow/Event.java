package io.technicianviews.bootstrap.servicenow;

import io.technicianviews.domain.request.Priority;
import io.technicianviews.domain.request.Status;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The state of an incident after something happened to it. Times are those of the desk's clocks.
 *
 * @param number what the log calls the incident
 * @param at when it happened, according to its row
 * @param group the assignment group, or null
 * @param assignee to whom it was assigned, or null
 */
record Event(
    String number,
    LocalDateTime at,
    LocalDateTime opened,
    Status status,
    Priority priority,
    String caller,
    @Nullable String group,
    @Nullable String assignee,
    String subject)
    implements Row {}
