package io.technicianviews.application.internal.cache;

import io.technicianviews.application.Result;
import io.technicianviews.application.internal.fetch.Period;
import io.technicianviews.domain.port.CacheKey;
import io.technicianviews.domain.time.DeskDay;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A result with the parts that it was computed from: it is valid for as long as all of them are.
 *
 * @param storedAt by the ticker
 * @param validAt the last {@linkplain InvalidationIndex#version version} of the index by which all
 *     parts were found valid
 */
public record CachedResult<T>(
    String epoch,
    DeskDay day,
    Period period,
    Map<CacheKey<?>, CachedValue<?>> parts,
    Result<T> result,
    long storedAt,
    AtomicLong validAt) {}
