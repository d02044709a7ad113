package io.technicianviews.bootstrap.writers;

import static org.assertj.core.api.Assertions.assertThat;

import io.technicianviews.application.Result;
import io.technicianviews.application.ServiceDesk;
import io.technicianviews.application.view.CustomView;
import io.technicianviews.domain.command.ExpectedVersion;
import io.technicianviews.domain.command.NewView;
import io.technicianviews.domain.command.Refusal;
import io.technicianviews.domain.condition.Conditions;
import io.technicianviews.domain.inmemory.InMemoryQueryCache;
import io.technicianviews.domain.patch.ViewPatch;
import io.technicianviews.domain.query.DefinitionQuery;
import io.technicianviews.domain.view.Sharing;
import io.technicianviews.domain.view.ViewDefinition;
import io.technicianviews.domain.view.ViewLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several people change custom views at the same time, at two servers with caches of their own. */
@Timeout(300)
class ViewEditorsTest {

  private static final int EDITORS = 8;
  private static final int ROUNDS = 20;
  private static final long NORA = WritersDesk.TECHNICIAN;

  private WritersDesk helpdesk;
  private List<ServiceDesk> servers;

  @BeforeEach
  void open(@TempDir Path dataDir) throws Exception {
    helpdesk = new WritersDesk(dataDir);
    servers = List.of(server(), server());
  }

  private ServiceDesk server() {
    return ServiceDesk.builder()
        .storage(helpdesk.postgres())
        .cache(new InMemoryQueryCache(InstantSource.system()))
        .timeout(Duration.ofMinutes(1))
        .build();
  }

  @AfterEach
  void close() throws Exception {
    servers.forEach(ServiceDesk::close);
    helpdesk.close();
  }

  private ServiceDesk server(int editor) {
    return servers.get(editor % servers.size());
  }

  private static NewView personal(String title) {
    return NewView.personal(NORA, title, Conditions.NONE);
  }

  private static List<String> titles(ServiceDesk server, long person) {
    return server.views().list(person).orElseThrow().value().views().stream()
        .filter(CustomView.class::isInstance)
        .map(view -> ((CustomView) view).definition().title())
        .toList();
  }

  @Test
  void oneOfSeveralEditorsOfAVersionSucceeds() throws Exception {
    long id = server(0).views().create(NORA, personal("0")).orElseThrow().definition().id();
    for (int round = 1; round <= ROUNDS; round++) {
      long version = round;
      List<Result<CustomView>> results =
          Concurrently.each(
              EDITORS,
              editor ->
                  () ->
                      server(editor)
                          .views()
                          .update(
                              NORA,
                              id,
                              ExpectedVersion.of(version),
                              ViewPatch.NOTHING.title(version + " by " + editor)));
      List<Result<CustomView>> made =
          results.stream().filter(Result.Success.class::isInstance).toList();
      assertThat(made).hasSize(1);
      ViewDefinition current = made.getFirst().orElseThrow().definition();
      assertThat(current.version()).isEqualTo(version + 1);
      assertThat(results)
          .filteredOn(Result.Refused.class::isInstance)
          .containsOnly(
              Result.refused(new Refusal.StaleView(id, ExpectedVersion.of(version), version + 1)));
      servers.forEach(server -> assertThat(titles(server, NORA)).containsExactly(current.title()));
    }
  }

  @Test
  void titlesAndNumbersHoldForSimultaneousCreations() throws Exception {
    for (int round = 0; round < ViewLimits.MAX_PERSONAL / 2 + 2; round++) {
      int attempt = round;
      List<Result<CustomView>> results =
          Concurrently.each(
              EDITORS,
              editor ->
                  () ->
                      server(editor).views().create(NORA, personal(attempt + " of " + editor % 2)));
      long made = results.stream().filter(Result.Success.class::isInstance).count();
      assertThat(made).isEqualTo(round < ViewLimits.MAX_PERSONAL / 2 ? 2 : 0);
    }
    assertThat(helpdesk.read(new DefinitionQuery.PersonalViews(NORA)))
        .hasSize(ViewLimits.MAX_PERSONAL)
        .extracting(ViewDefinition::title)
        .doesNotHaveDuplicates();
  }

  /** An acknowledged edit of a shared view is visible to all users immediately, at every server. */
  @Test
  void noServerListsAnOlderDefinitionThanTheOneAcknowledged() throws Exception {
    long id =
        server(0)
            .views()
            .create(WritersDesk.ADMIN, NewView.of("0", Conditions.NONE, Sharing.EVERYONE))
            .orElseThrow()
            .definition()
            .id();
    List<List<String>> stale =
        Concurrently.each(EDITORS, editor -> () -> editedAndRead(editor, id));
    assertThat(stale).allMatch(List::isEmpty);
  }

  /** Returns the versions that were read although a later version had been acknowledged before. */
  private List<String> editedAndRead(int editor, long id) {
    Random random = new Random(editor);
    List<String> stale = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      long acknowledged = 0;
      if (editor == 0) {
        acknowledged =
            server(round)
                .views()
                .update(
                    WritersDesk.ADMIN,
                    id,
                    ExpectedVersion.any(),
                    ViewPatch.NOTHING.title("round " + round))
                .orElseThrow()
                .definition()
                .version();
      } else if (random.nextInt(4) == 0) {
        server(editor)
            .views()
            .create(NORA + editor, NewView.personal(NORA + editor, "own " + round, Conditions.NONE))
            .orElseThrow();
      }
      ServiceDesk read = server(random.nextInt(2));
      CustomView seen =
          read.views().list(NORA + editor).orElseThrow().value().views().stream()
              .filter(view -> view instanceof CustomView custom && custom.definition().id() == id)
              .map(CustomView.class::cast)
              .findFirst()
              .orElseThrow();
      if (seen.definition().version() < acknowledged) {
        stale.add(seen + " after version " + acknowledged);
      }
    }
    return stale;
  }
}
