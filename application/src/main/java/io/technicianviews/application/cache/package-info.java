/** Settings, metrics and outcomes of the cache. */
@NullMarked
package io.technicianviews.application.cache;

import org.jspecify.annotations.NullMarked;
