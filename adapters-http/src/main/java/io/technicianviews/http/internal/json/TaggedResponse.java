package io.technicianviews.http.internal.json;

import java.util.function.Supplier;

/**
 * The body of an answer, which need not be put together to know its tag.
 *
 * @param tag a weak one: the same for bodies that differ in nothing but the instant that they are
 *     of
 */
public record TaggedResponse(String tag, Supplier<byte[]> bytes) {}
