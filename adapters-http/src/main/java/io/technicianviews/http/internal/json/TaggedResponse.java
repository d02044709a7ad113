package io.technicianviews.http.internal.json;

import java.util.function.Supplier;

/**
 * Body of a response, rendered on demand, with its entity tag.
 *
 * @param tag weak entity tag; bodies that differ only in {@code as_of} have the same tag
 * @param asOf the value of {@code as_of}
 * @param length number of bytes of the body
 * @param bytes the body
 * @param gzip the body, compressed
 */
public record TaggedResponse(
    String tag, String asOf, int length, Supplier<byte[]> bytes, Supplier<byte[]> gzip) {}
