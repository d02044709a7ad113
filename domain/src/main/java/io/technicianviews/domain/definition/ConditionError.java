package io.technicianviews.domain.definition;

/**
 * What is wrong in a text form of conditions.
 *
 * @param path the place, such as {@code all[2].value}; empty for the whole
 * @param detail what would be right, such as "must be a list of ids"
 */
public record ConditionError(String path, String detail) {}
