package com.example.modular;

import io.technicianviews.application.ServiceDesk;
import io.technicianviews.application.ViewQuery;
import io.technicianviews.domain.command.NewRequest;
import io.technicianviews.domain.inmemory.InMemoryDesk;
import io.technicianviews.domain.view.View;
import java.time.InstantSource;

/** Prints a queue of a helpdesk in memory. */
public final class Queue {

  private Queue() {}

  public static void main(String[] args) {
    InMemoryDesk storage = new InMemoryDesk(InstantSource.system());
    try (ServiceDesk helpdesk = ServiceDesk.builder().storage(storage).build()) {
      long ada = helpdesk.administration().firstAdmin("Ada").orElseThrow().id();
      helpdesk.commands().create(ada, NewRequest.of("No paper")).orElseThrow();

      helpdesk
          .technicianViews()
          .page(ada, ViewQuery.of(View.UNASSIGNED))
          .orElseThrow()
          .value()
          .data()
          .forEach(item -> System.out.println(item.request().subject()));
      System.out.println("The library is in " + ServiceDesk.class.getModule());
    }
  }
}
