package io.technicianviews.http.internal.plugin;

import io.technicianviews.http.internal.call.CachedRouteHandler;
import io.technicianviews.http.internal.call.PrecompressedBodies;
import io.technicianviews.http.internal.protocol.HeaderWriter;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Routes whose results may come from the cache, with what their responses have in common.
 *
 * @param routes the handlers by path
 * @param headers adds the headers of every response to a call without {@code Origin}
 * @param compression decides on the form of bodies
 */
public record CachedCalls(
    Map<String, CachedRouteHandler<?, ?>> routes,
    Consumer<HeaderWriter> headers,
    PrecompressedBodies compression) {}
