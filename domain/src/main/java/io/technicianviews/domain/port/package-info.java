/**
 * Driven ports: the interfaces through which the application uses storage, caches and event
 * streams. Adapters implement them. Parameters and results are never null unless marked
 * {@code @Nullable}, and returned collections are not to be modified.
 */
@NullMarked
package io.technicianviews.domain.port;

import org.jspecify.annotations.NullMarked;
