/** What the rules of the house must catch. Nothing of it is ever used. */
@NullMarked
package io.technicianviews.application.violations;

import org.jspecify.annotations.NullMarked;
