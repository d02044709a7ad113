package com.example.helpdesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.technicianviews.application.ServiceDesk;
import io.technicianviews.domain.command.NewRequest;
import io.technicianviews.domain.people.UnitScope;
import io.technicianviews.domain.view.View;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@SpringBootTest
@AutoConfigureMockMvc
@Import(EmbeddedDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HelpdeskApplicationTest {

  @Autowired private MockMvcTester http;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private ServiceDesk helpdesk;
  @Autowired private OutageService outages;

  private long ada;

  @BeforeAll
  void addTheFirstPerson() {
    ada = helpdesk.administration().firstAdmin("Ada").orElseThrow().id();
  }

  @Test
  void controllersReturnPagesAndProblemsOfTheHelpdesk() {
    request("No paper");

    assertThat(http.get().uri("/queues/unassigned").header("X-Person-Id", ada))
        .hasStatusOk()
        .bodyJson()
        .hasPathSatisfying(
            "$.data[*].subject", subjects -> subjects.assertThat().asArray().contains("No paper"))
        .hasPath("$.counts.all_unsolved")
        .hasPath("$.as_of");
    assertThat(http.get().uri("/queues/unassigned").header("X-Person-Id", 4711))
        .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
        .hasStatus4xxClientError();
  }

  @Test
  void ownSqlAndTheHelpdeskCommitAndRollBackTogether() {
    long asset =
        jdbc.queryForObject("insert into asset (name) values ('mail') returning id", Long.class);
    link(asset, request("No mail"));
    long urgent = urgent();

    outages.report(asset);
    assertThat(urgent()).isEqualTo(urgent + 1);

    link(asset, request("Still no mail"));
    assertThatThrownBy(() -> outages.report(asset)).isInstanceOf(DuplicateKeyException.class);
    assertThat(urgent()).isEqualTo(urgent + 1);
    assertThat(jdbc.queryForObject("select count(*) from outage", Long.class)).isOne();
  }

  @Test
  void bothMigrateTheirOwnSchema() {
    assertThat(
            jdbc.queryForList(
                "select schemaname from pg_tables where tablename like '%history'", String.class))
        .containsExactlyInAnyOrder("public", "helpdesk");
  }

  private long request(String subject) {
    return helpdesk
        .commands()
        .create(ada, NewRequest.of(subject))
        .orElseThrow()
        .item()
        .request()
        .id();
  }

  private void link(long asset, long request) {
    jdbc.update("insert into asset_request values (?, ?)", asset, request);
  }

  private long urgent() {
    return helpdesk
        .technicianViews()
        .counts(ada, View.URGENT_HIGH_PRIORITY, UnitScope.ALL)
        .orElseThrow()
        .value()
        .filterCounts()
        .all();
  }
}
