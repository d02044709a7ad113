package io.technicianviews.domain.port;

/**
 * A fact as it was in one state of the desk.
 *
 * @param snapshotVersion which state that was: the entry is valid for as long as every change that
 *     can alter the fact is in it
 */
public record CacheEntry<V>(V value, SnapshotVersion snapshotVersion) {}
