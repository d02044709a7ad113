package io.technicianviews.bootstrap.readme;

import io.technicianviews.application.ServiceDesk;
import io.technicianviews.application.ViewPage;
import io.technicianviews.application.ViewQuery;
import io.technicianviews.domain.command.NewRequest;
import io.technicianviews.domain.people.Person;
import io.technicianviews.domain.view.View;
import io.technicianviews.persistence.PostgresDesk;
import io.technicianviews.persistence.PostgresSettings;

final class EmbeddingExample {

  private EmbeddingExample() {}

  static ViewPage show(String jdbcUrl, String user, String password) {
    // README: embedding
    try (PostgresDesk postgres = PostgresDesk.open(PostgresSettings.of(jdbcUrl, user, password));
        ServiceDesk desk = ServiceDesk.builder().storage(postgres).build()) {
      Person ada = desk.administration().firstAdmin("Ada").orElseThrow();
      desk.commands().create(ada.id(), NewRequest.of("No paper")).orElseThrow();

      ViewPage page =
          desk.technicianViews()
              .page(ada.id(), ViewQuery.of(View.UNASSIGNED))
              .orElseThrow()
              .value();

      page.data().forEach(item -> System.out.println(item.request().subject()));
      System.out.println(page.counts().of(View.ALL_UNSOLVED).all() + " tickets are unsolved");
      // README: end
      return page;
    }
  }
}
