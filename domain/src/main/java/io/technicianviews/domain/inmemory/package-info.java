/**
 * Every port in memory: for tests without infrastructure, and the oracle that adapters are held
 * against.
 */
@NullMarked
package io.technicianviews.domain.inmemory;

import org.jspecify.annotations.NullMarked;
