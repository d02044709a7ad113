package io.technicianviews.application.protocol;

import org.jspecify.annotations.Nullable;

/**
 * A step of the model.
 *
 * @param description the description
 * @param after the state after the step
 * @param result the result that the step returns; null if there is none
 */
record Step(String description, ModelState after, @Nullable QueryResult result) {

  static Step of(String description, ModelState after) {
    return new Step(description, after, null);
  }
}
