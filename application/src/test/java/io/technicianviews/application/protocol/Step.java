package io.technicianviews.application.protocol;

import org.jspecify.annotations.Nullable;

/**
 * A step of the model.
 *
 * @param does the description
 * @param after the state after the step
 * @param answer the result that the step returns; null if there is none
 */
record Step(String does, ModelState after, @Nullable Answer answer) {

  static Step of(String does, ModelState after) {
    return new Step(does, after, null);
  }
}
