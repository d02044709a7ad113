package io.technicianviews.application.view;

import io.technicianviews.domain.people.BusinessUnit;
import io.technicianviews.domain.request.PriorityLabel;
import io.technicianviews.domain.request.StatusDefinition;
import java.time.Instant;
import java.util.List;

/**
 * What an editor of conditions offers in addition to the fields and operators, which {@link
 * io.technicianviews.domain.definition.ConditionField} lists.
 *
 * @param statuses by position, then by id, retired ones included
 * @param priorities by id
 * @param businessUnits the units in the person's scope, by name
 */
public record ViewFields(
    List<StatusDefinition> statuses,
    List<PriorityLabel> priorities,
    List<BusinessUnit> businessUnits,
    Instant asOf) {

  public ViewFields {
    statuses = List.copyOf(statuses);
    priorities = List.copyOf(priorities);
    businessUnits = List.copyOf(businessUnits);
  }
}
