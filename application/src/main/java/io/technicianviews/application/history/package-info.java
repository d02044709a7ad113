/** What was changed, by whom and when: of one request, and by administration. */
@NullMarked
package io.technicianviews.application.history;

import org.jspecify.annotations.NullMarked;
