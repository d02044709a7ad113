package io.technicianviews.bootstrap.servicenow.format;

/**
 * An invalid row.
 *
 * @param line the line of the file at which the row begins; the header begins at line 1
 * @param reason the error, and the values that are valid
 */
public record BadRow(long line, String reason) implements Row {}
