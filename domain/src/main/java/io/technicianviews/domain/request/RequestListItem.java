package io.technicianviews.domain.request;

/**
 * A row of a list, as one person sees it.
 *
 * @param technicianHasUnread whether the requester, being another person than this technician,
 *     wrote after the technician's read mark; false for a reader who is no technician
 */
public record RequestListItem(RequestSummary request, boolean technicianHasUnread) {}
