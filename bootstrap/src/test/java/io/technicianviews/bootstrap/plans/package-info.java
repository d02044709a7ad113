/** A check that no statement of the read path scans the tables that grow with history. */
@NullMarked
package io.technicianviews.bootstrap.plans;

import org.jspecify.annotations.NullMarked;
