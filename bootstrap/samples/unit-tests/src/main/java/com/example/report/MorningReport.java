package com.example.report;

import io.technicianviews.application.AsOf;
import io.technicianviews.application.Result;
import io.technicianviews.application.ServiceDesk;
import io.technicianviews.application.ViewCountsResult;
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
    Result<AsOf<ViewCountsResult>> result =
        helpdesk.technicianViews().counts(technicianId, View.UNASSIGNED, UnitScope.ALL);
    return switch (result) {
      case Result.Success<AsOf<ViewCountsResult>> success -> text(success.value().value().counts());
      case Result.Refused<AsOf<ViewCountsResult>> refused -> "no report: " + refused.refusal();
    };
  }

  private static String text(ViewCounts counts) {
    return "%d unassigned, %d urgent, %d yours"
        .formatted(
            counts.of(View.UNASSIGNED).all(),
            counts.of(View.URGENT_HIGH_PRIORITY).all(),
            counts.of(View.MY_UNSOLVED).all());
  }
}
