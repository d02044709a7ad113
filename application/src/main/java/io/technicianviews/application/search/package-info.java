/** Results of searches. */
@NullMarked
package io.technicianviews.application.search;

import org.jspecify.annotations.NullMarked;
