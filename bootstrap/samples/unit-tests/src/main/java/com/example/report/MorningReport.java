package com.example.report;

import io.technicianviews.application.ServiceDesk;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.view.View;
import io.technicianviews.domain.view.ViewCounts;

/** What a technician reads in the morning. */
public final class MorningReport {

  private final ServiceDesk helpdesk;

  public MorningReport(ServiceDesk helpdesk) {
    this.helpdesk = helpdesk;
  }

  public String of(long technicianId) {
    ViewCounts counts =
        helpdesk
            .technicianViews()
            .counts(technicianId, View.UNASSIGNED, UnitScope.ALL)
            .orElseThrow()
            .value()
            .counts();
    return "%d unassigned, %d urgent, %d yours"
        .formatted(
            counts.of(View.UNASSIGNED).all(),
            counts.of(View.URGENT_HIGH_PRIORITY).all(),
            counts.of(View.MY_UNSOLVED).all());
  }
}
