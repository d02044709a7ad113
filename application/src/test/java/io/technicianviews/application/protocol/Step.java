package io.technicianviews.application.protocol;

import org.jspecify.annotations.Nullable;

/**
 * Something that can happen.
 *
 * @param does what, in words
 * @param after the state that it leads to
 * @param answer that was given by it
 */
record Step(String does, ModelState after, @Nullable Answer answer) {

  static Step of(String does, ModelState after) {
    return new Step(does, after, null);
  }
}
