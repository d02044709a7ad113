/** Write transactions: locked requests, statements and idempotency keys. */
@NullMarked
package io.technicianviews.persistence.internal.write;

import org.jspecify.annotations.NullMarked;
