/** Classes that violate the architecture rules, to check that the rules find them. Never used. */
@NullMarked
package io.technicianviews.domain.violations.inmemory;

import org.jspecify.annotations.NullMarked;
