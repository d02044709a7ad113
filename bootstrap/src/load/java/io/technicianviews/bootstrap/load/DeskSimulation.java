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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The Gatling simulation: technicians who read a view at an interval, each on a separate
 * connection, and writes at a constant rate, independent of the speed of the server.
 */
public final class DeskSimulation extends Simulation {

  /** The results. Static, since Gatling creates the simulation and does not expose it. */
  static final LoadResults RESULTS = new LoadResults();

  private final LoadSettings settings = LoadSettings.ofSystemProperties();

  public DeskSimulation() {
    List<PopulationBuilder> populations = new ArrayList<>();
    populations.add(
        technicians()
            .injectOpen(rampUsers(settings.technicians()).during(settings.warmUp()))
            .protocols(servers()));
    if (settings.writesPerSecond() > 0) {
      populations.add(
          writers()
              .injectOpen(
                  rampUsersPerSec(0).to(settings.writesPerSecond()).during(settings.warmUp()),
                  constantUsersPerSec(settings.writesPerSecond()).during(settings.measured()))
              .protocols(servers().shareConnections()));
    }
    setUp(populations)
        .maxDuration(settings.total())
        .assertions(global().failedRequests().count().is(0L));
  }

  @Override
  public void before() {
    RESULTS.startWarmUp(settings.warmUp());
  }

  private ScenarioBuilder technicians() {
    return scenario("technicians")
        .exec(feed(tokens().circular()))
        .exec(forever().on(pace(settings.readInterval()), new ReadScenario(RESULTS).once()));
  }

  private ScenarioBuilder writers() {
    return scenario("writers")
        .exec(feed(tokens().random()))
        .exec(new WriteScenario(RESULTS).once());
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
