/** Deliberate violations that the architecture rules must detect. Not used otherwise. */
@NullMarked
package io.technicianviews.application.violations;

import org.jspecify.annotations.NullMarked;
