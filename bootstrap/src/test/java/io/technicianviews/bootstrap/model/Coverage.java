package io.technicianviews.bootstrap.model;

import io.technicianviews.application.Result;
import java.util.HashMap;
import java.util.Map;

/** The number of steps with each outcome. */
final class Coverage {

  private final Map<String, Integer> outcomes = new HashMap<>();

  void record(Object outcome) {
    String name =
        switch (outcome) {
          case Result.Refused<?>(var refusal) -> refusal.getClass().getSimpleName();
          case Result.Success<?>(var value, var cache) -> value.getClass().getSimpleName();
          default -> outcome.toString();
        };
    outcomes.merge(name, 1, Integer::sum);
  }

  Map<String, Integer> outcomes() {
    return outcomes;
  }
}
