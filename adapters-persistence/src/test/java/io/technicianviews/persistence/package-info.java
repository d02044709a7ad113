/** Tests of the PostgreSQL adapter, on a real server that they start. */
@NullMarked
package io.technicianviews.persistence;

import org.jspecify.annotations.NullMarked;
