package io.technicianviews.bootstrap.load;

import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.forever;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.listFeeder;
import static io.gatling.javaapi.core.CoreDsl.pace;
import static io.gatling.javaapi.core.CoreDsl.rampUsers;
import static io.gatling.javaapi.core.CoreDsl.rampUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.core.FeederBuilder;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A desk at work: technicians who look at a view every two seconds, each on a connection of his
 * own, and writers who come at their rate whether or not the server keeps up.
 */
public final class DeskSimulation extends Simulation {

  /** What came of it. Gatling makes the simulation, and does not hand it out. */
  static final LoadResults TALLY = new LoadResults();

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

  private final LoadSettings settings = LoadSettings.ofSystemProperties();

  public DeskSimulation() {
    List<PopulationBuilder> people = new ArrayList<>();
    people.add(
        technicians()
            .injectOpen(rampUsers(settings.technicians()).during(settings.warmUp()))
            .protocols(servers()));
    if (settings.writesPerSecond() > 0) {
      people.add(
          writers()
              .injectOpen(
                  rampUsersPerSec(0).to(settings.writesPerSecond()).during(settings.warmUp()),
                  constantUsersPerSec(settings.writesPerSecond()).during(settings.counted()))
              .protocols(servers().shareConnections()));
    }
    setUp(people)
        .maxDuration(settings.total())
        .assertions(global().failedRequests().count().is(0L));
  }

  @Override
  public void before() {
    TALLY.begin(settings.warmUp());
  }

  private ScenarioBuilder technicians() {
    return scenario("technicians")
        .exec(feed(tokens().circular()))
        .exec(forever().on(pace(BETWEEN_LOOKS), new ReadScenario(TALLY).once()));
  }

  private ScenarioBuilder writers() {
    return scenario("writers").exec(feed(tokens().random())).exec(new WriteScenario(TALLY).once());
  }

  private FeederBuilder<Object> tokens() {
    return listFeeder(
        settings.tokens().stream()
            .limit(settings.technicians())
            .map(token -> Map.<String, Object>of("token", token))
            .toList());
  }

  private HttpProtocolBuilder servers() {
    return http.baseUrls(settings.urls())
        .authorizationHeader("Bearer #{token}")
        .disableWarmUp()
        .disableCaching();
  }
}
