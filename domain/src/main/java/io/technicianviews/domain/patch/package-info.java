/** Partial changes of requests, users and labels: the fields to change, and their new values. */
@NullMarked
package io.technicianviews.domain.patch;

import org.jspecify.annotations.NullMarked;
