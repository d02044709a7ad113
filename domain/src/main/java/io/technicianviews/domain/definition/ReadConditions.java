package io.technicianviews.domain.definition;

import io.technicianviews.domain.condition.Conditions;
import java.util.List;

/** The result of reading the text form of conditions. */
public sealed interface ReadConditions {

  record Valid(Conditions conditions) implements ReadConditions {}

  /**
   * @param errors all errors, in the order of the conditions; not empty
   */
  record Invalid(List<ConditionError> errors) implements ReadConditions {
    public Invalid {
      errors = List.copyOf(errors);
    }
  }
}
