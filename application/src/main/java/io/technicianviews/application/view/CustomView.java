package io.technicianviews.application.view;

import io.technicianviews.domain.condition.Condition;
import io.technicianviews.domain.view.ViewDefinition;
import java.util.Set;

/**
 * A custom view as it is shown to a person.
 *
 * @param unknown the conditions that name a person, business unit or status that does not exist;
 *     they match no request that has it
 * @param editable whether the person may change and delete the view
 */
public record CustomView(ViewDefinition definition, Set<Condition> unknown, boolean editable)
    implements ListedView {

  public CustomView {
    unknown = Set.copyOf(unknown);
  }
}
