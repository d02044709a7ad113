/** Cached results, their invalidation by the change log, and single-flight loading. */
@NullMarked
package io.technicianviews.application.internal.cache;

import org.jspecify.annotations.NullMarked;
