package io.technicianviews.domain.query;

/**
 * A query that a snapshot of the storage executes. Implementations are immutable and compared by
 * their parameters.
 *
 * <p>The queries are grouped by what they read. Those that are also a {@link CacheableQuery} may be
 * cached; the results of the others are rarely read twice, and are read from each snapshot anew.
 *
 * @param <V> the type of the result; never null, and not to be modified
 */
public sealed interface Query<V>
    permits RequestQuery,
        CountQuery,
        MessageQuery,
        PeopleQuery,
        ChangeQuery,
        DefinitionQuery,
        CacheableQuery {}
