/** Whether every statement of the read path finds what it wants without walking through history. */
@NullMarked
package io.technicianviews.bootstrap.plans;

import org.jspecify.annotations.NullMarked;
