package com.example.plain;

import io.technicianviews.application.ServiceDesk;
import io.technicianviews.application.ViewPage;
import io.technicianviews.application.ViewQuery;
import io.technicianviews.domain.command.NewRequest;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.view.View;
import io.technicianviews.persistence.PostgresDesk;
import io.technicianviews.persistence.PostgresSettings;

/** Creates a helpdesk in an empty database, with one request, and prints the queue of its admin. */
public final class Helpdesk {

  private Helpdesk() {}

  /**
   * Runs the example.
   *
   * @param args the JDBC URL of an empty database of a PostgreSQL 16 or newer, user and password
   */
  public static void main(String[] args) {
    PostgresSettings settings = PostgresSettings.of(args[0], args[1], args[2]);
    try (PostgresDesk storage = PostgresDesk.open(settings);
        ServiceDesk helpdesk = ServiceDesk.builder().storage(storage).build()) {
      Person ada = helpdesk.administration().firstAdmin("Ada").orElseThrow();
      helpdesk.commands().create(ada.id(), NewRequest.of("No paper")).orElseThrow();

      ViewPage queue =
          helpdesk
              .technicianViews()
              .page(ada.id(), ViewQuery.of(View.UNASSIGNED))
              .orElseThrow()
              .value();
      queue.data().forEach(item -> System.out.println(item.request().subject()));
      System.out.println(queue.counts().of(View.UNASSIGNED).all() + " unassigned");
    }
  }
}
