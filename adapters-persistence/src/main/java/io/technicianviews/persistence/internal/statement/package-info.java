/** SQL statements: templates that are rendered once, their bound values and their execution. */
@NullMarked
package io.technicianviews.persistence.internal.statement;

import org.jspecify.annotations.NullMarked;
