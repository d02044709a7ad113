/** The rules of the house about who may use what, for every module's tests. */
@NullMarked
package io.technicianviews.domain.rules;

import org.jspecify.annotations.NullMarked;
