/** Routes of administration. */
@NullMarked
package io.technicianviews.http.internal.admin;

import org.jspecify.annotations.NullMarked;
