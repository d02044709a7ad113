/** The process guard: what the tests of every module need around them. */
@NullMarked
package io.technicianviews.testing;

import org.jspecify.annotations.NullMarked;
