/** What the application needs from the outside: the contracts that adapters fulfil. */
@NullMarked
package io.technicianviews.domain.port;

import org.jspecify.annotations.NullMarked;
