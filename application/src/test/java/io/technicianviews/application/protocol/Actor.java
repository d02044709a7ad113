package io.technicianviews.application.protocol;

import java.util.function.Consumer;

/** Some of what can happen. */
@FunctionalInterface
interface Actor {

  /** Everything that it can do in this state, each as one indivisible step. */
  void act(ModelState modelState, Consumer<Step> can);
}
