package io.technicianviews.domain.request;

import io.technicianviews.domain.message.LastMessage;
import org.jspecify.annotations.Nullable;

/**
 * A row of a list, as one person sees it.
 *
 * @param lastMessage the newest message in it, or null if nobody wrote
 * @param technicianHasUnread whether the requester wrote after this technician's read mark; false
 *     for a reader who is no technician
 */
public record Ticket(
    RequestSummary request, @Nullable LastMessage lastMessage, boolean technicianHasUnread) {}
