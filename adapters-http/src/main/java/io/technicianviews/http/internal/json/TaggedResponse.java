package io.technicianviews.http.internal.json;

import java.util.function.Supplier;

/**
 * Body of a response, rendered on demand, with its entity tag.
 *
 * @param tag weak entity tag; bodies that differ only in {@code as_of} have the same tag
 */
public record TaggedResponse(String tag, Supplier<byte[]> bytes) {}
