package io.technicianviews.bootstrap.model;

import io.technicianviews.application.ServiceDesk;
import java.util.function.Function;

/**
 * A step that is executed on both desks.
 *
 * @param what the description for assertion messages
 */
record Step(String what, Function<ServiceDesk, Object> act) {

  /** The outcome; for an invalid argument, the class of its exception. */
  Object outcome(ServiceDesk desk) {
    try {
      return act.apply(desk);
    } catch (IllegalArgumentException e) {
      return IllegalArgumentException.class;
    }
  }
}
