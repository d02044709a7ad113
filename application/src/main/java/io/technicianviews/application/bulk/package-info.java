/** One change of several requests. */
@NullMarked
package io.technicianviews.application.bulk;

import org.jspecify.annotations.NullMarked;
