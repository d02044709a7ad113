/** Architecture rules for the tests of all modules. */
@NullMarked
package io.technicianviews.domain.rules;

import org.jspecify.annotations.NullMarked;
