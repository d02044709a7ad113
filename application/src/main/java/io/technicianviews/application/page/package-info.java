/** Page requests, by number or by cursor, and pages. */
@NullMarked
package io.technicianviews.application.page;

import org.jspecify.annotations.NullMarked;
