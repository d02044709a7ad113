package io.technicianviews.bootstrap.model;

import io.technicianviews.application.ServiceDesk;
import java.util.function.Function;

/**
 * Something that somebody does, the same to each desk.
 *
 * @param what names it where it fails
 */
record Step(String what, Function<ServiceDesk, Object> act) {

  /** What comes of it; of a mistake of the caller, that it is one. */
  Object outcome(ServiceDesk desk) {
    try {
      return act.apply(desk);
    } catch (IllegalArgumentException e) {
      return IllegalArgumentException.class;
    }
  }
}
