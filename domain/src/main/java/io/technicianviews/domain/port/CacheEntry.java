package io.technicianviews.domain.port;

/**
 * A cached query result together with the snapshot version that it was read from. Immutable.
 *
 * @param value the result
 * @param snapshotVersion the version of the snapshot; the entry is valid as long as this version
 *     contains every change that invalidates the query
 */
public record CacheEntry<V>(V value, SnapshotVersion snapshotVersion) {}
