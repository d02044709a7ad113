package io.technicianviews.bootstrap.servicenow;

/**
 * The quantities of an import.
 *
 * @param rows rows of the file with invalid ones, without the header
 * @param events valid events up to the as-of day
 * @param incidents imported requests, created and updated
 * @param created created requests
 * @param updated updated requests
 * @param people people that the events name, including technicians
 * @param technicians people to whom incidents were assigned
 * @param businessUnits groups that the events name
 * @param shortened events whose subject or description was truncated to the maximum length
 * @param skipped rows that were skipped
 */
public record ImportSummary(
    long rows,
    long events,
    int incidents,
    int created,
    int updated,
    int people,
    int technicians,
    int businessUnits,
    long shortened,
    BadRows skipped) {}
