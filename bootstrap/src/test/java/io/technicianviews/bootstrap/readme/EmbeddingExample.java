package io.technicianviews.bootstrap.readme;

import io.technicianviews.application.ServiceDesk;
import io.technicianviews.application.ViewPage;
import io.technicianviews.application.ViewQuery;
import io.technicianviews.domain.view.View;
import io.technicianviews.persistence.PostgresDesk;
import io.technicianviews.persistence.PostgresSettings;

final class EmbeddingExample {

  private EmbeddingExample() {}

  static ViewPage show(String jdbcUrl, String user, String password, long technicianId) {
    // README: embedding
    try (PostgresDesk postgres = PostgresDesk.open(PostgresSettings.of(jdbcUrl, user, password))) {
      ServiceDesk desk = ServiceDesk.builder().storage(postgres).build();

      ViewPage page =
          desk.technicianViews()
              .page(technicianId, ViewQuery.of(View.UNASSIGNED))
              .orElseThrow()
              .value();

      page.data().forEach(item -> System.out.println(item.request().subject()));
      System.out.println(page.counts().of(View.MY_UNSOLVED).all() + " tickets are yours");
      // README: end
      return page;
    }
  }
}
