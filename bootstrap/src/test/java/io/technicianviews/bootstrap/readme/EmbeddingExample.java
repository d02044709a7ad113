package io.technicianviews.bootstrap.readme;

import io.technicianviews.application.DeskAdministration;
import io.technicianviews.application.Result;
import io.technicianviews.application.ServiceDesk;
import io.technicianviews.application.ViewPage;
import io.technicianviews.application.ViewQuery;
import io.technicianviews.domain.command.NewPerson;
import io.technicianviews.domain.command.NewRequest;
import io.technicianviews.domain.command.Refusal;
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
      DeskAdministration administration = desk.administration();
      long ada = administration.firstAdmin("Ada").orElseThrow().id();
      long support = administration.addBusinessUnit(ada, "Support").orElseThrow().id();
      NewPerson technician = NewPerson.technician("Nora", support);
      long nora = administration.addPerson(ada, technician).orElseThrow().id();
      long ray = administration.addPerson(ada, NewPerson.requester("Ray")).orElseThrow().id();

      NewRequest noPaper = NewRequest.of("No paper").businessUnit(support);
      desk.commands().create(ray, noPaper).orElseThrow();

      ViewPage page =
          desk.technicianViews().page(nora, ViewQuery.of(View.UNASSIGNED)).orElseThrow().value();

      page.data().forEach(item -> System.out.println(item.request().subject()));
      System.out.println(page.counts().of(View.ALL_UNSOLVED).all() + " tickets are unsolved");
      // README: end
      return page;
    }
  }

  // README: second run
  static long adminOf(ServiceDesk desk) {
    return switch (desk.administration().firstAdmin("Ada")) {
      case Result.Success<Person> added -> added.value().id();
      case Result.Refused<Person>(Refusal.AdminExists(long id)) -> id;
      case Result.Refused<Person> refused -> throw new IllegalStateException(refused.toString());
    };
  }
  // README: end
}
