/** Generates people, requests and messages in a given quantity. */
@NullMarked
package io.technicianviews.bootstrap.generate;

import org.jspecify.annotations.NullMarked;
