package io.technicianviews.bootstrap.servicenow.format;

/**
 * A row that could not be understood.
 *
 * @param line where it begins in the file; the header begins at line 1
 * @param reason what is wrong with it
 */
public record BadRow(long line, String reason) implements Row {}
