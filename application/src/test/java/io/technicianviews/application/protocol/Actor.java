package io.technicianviews.application.protocol;

import java.util.function.Consumer;

/** A source of steps of the model. */
@FunctionalInterface
interface Actor {

  /** Lists every step that is possible in this state, each atomic. */
  void act(ModelState modelState, Consumer<Step> steps);
}
