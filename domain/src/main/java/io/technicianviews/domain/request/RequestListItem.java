package io.technicianviews.domain.request;

/**
 * A request in a list, with the unread flag of one reader.
 *
 * @param technicianHasUnread whether the requester wrote messages after this technician's read
 *     position; false if the technician is the requester, and for a reader who is not a technician
 */
public record RequestListItem(RequestSummary request, boolean technicianHasUnread) {}
