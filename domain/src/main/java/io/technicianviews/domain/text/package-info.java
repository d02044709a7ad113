/** Validation of texts, shared by every entry point: API, imports and library calls. */
@NullMarked
package io.technicianviews.domain.text;

import org.jspecify.annotations.NullMarked;
