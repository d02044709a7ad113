/**
 * In-memory implementations of all ports, for tests without infrastructure and as the reference
 * implementation that adapters are compared with.
 */
@NullMarked
package io.technicianviews.domain.inmemory;

import org.jspecify.annotations.NullMarked;
