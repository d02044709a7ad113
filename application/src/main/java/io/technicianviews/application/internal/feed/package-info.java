/** Dispatches the change log to subscribers and to the event stream. */
@NullMarked
package io.technicianviews.application.internal.feed;

import org.jspecify.annotations.NullMarked;
