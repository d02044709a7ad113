package io.technicianviews.domain.port;

/**
 * A fact as it was in one state of the desk.
 *
 * @param visibility which state that was: the entry is valid for as long as every change that can
 *     alter the fact is in it
 */
public record Entry<V>(V value, Visibility visibility) {}
