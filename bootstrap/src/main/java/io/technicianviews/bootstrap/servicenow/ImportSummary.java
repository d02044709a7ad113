package io.technicianviews.bootstrap.servicenow;

/**
 * What an import brought.
 *
 * @param rows rows of the file, bad ones too, the header not
 * @param events events that counted: understood, and not after the as-of day
 * @param incidents requests imported: those created and those updated
 * @param people people named by the events, technicians too
 * @param technicians those to whom something was assigned
 * @param businessUnits groups named by the events
 * @param shortened events whose subject or description was cut to what a request may have
 * @param skipped rows that were left out
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
