package io.technicianviews.bootstrap;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static io.technicianviews.domain.rules.ArchitectureRules.doNotKnowEachOther;
import static io.technicianviews.domain.rules.ArchitectureRules.mayDependOnlyOn;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import io.technicianviews.domain.rules.CompiledClasses;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules about the dependencies between modules and layers. */
class ArchitectureTest {

  private static final String ROOT = "io.technicianviews";
  private static final String VIOLATIONS = ROOT + ".bootstrap.violations";
  private static final JavaClasses SHIPPED = CompiledClasses.shippedIn(ROOT);
  private static final JavaClasses VIOLATING = CompiledClasses.allIn(VIOLATIONS);

  @Test
  void theDomainAndTheApplicationUseNoFramework() {
    domain(ROOT).check(SHIPPED);
    application(ROOT).check(SHIPPED);

    assertCaught(domain(VIOLATIONS), "DomainThatUsesAFramework");
    assertCaught(application(VIOLATIONS), "ApplicationThatUsesAnAdapter");
  }

  @Test
  void anAdapterUsesOnlyTheLibrariesThatItAdapts() {
    persistence(ROOT).check(SHIPPED);
    http(ROOT).check(SHIPPED);
    json(ROOT).check(SHIPPED);
    cache(ROOT).check(SHIPPED);

    assertCaught(persistence(VIOLATIONS), "PersistenceThatUsesHttp");
    assertCaught(http(VIOLATIONS), "HttpThatUsesPersistence");
    assertCaught(json(VIOLATIONS), "JsonThatUsesHttp");
    assertCaught(cache(VIOLATIONS), "CacheThatUsesHttp");
  }

  @Test
  void adaptersDoNotUseEachOther() {
    adapters(ROOT).check(SHIPPED);

    assertCaught(adapters(VIOLATIONS), "PersistenceThatUsesHttp");
    assertCaught(adapters(VIOLATIONS), "HttpThatUsesPersistence");
    assertCaught(adapters(VIOLATIONS), "CacheThatUsesHttp");
  }

  @Test
  void otherPackagesDoNotUseCommandsOrWiring() {
    ArchRule rule = aloneIn("wiring", ROOT + ".bootstrap", "command");
    rule.check(SHIPPED);
    for (String folder : List.of("demo", "generate", "postgres", "servicenow", "settings")) {
      aloneIn(folder, ROOT + ".bootstrap", "command", "wiring").check(SHIPPED);
    }

    assertCaught(aloneIn("settings", VIOLATIONS, "command"), "SettingsThatUseACommand");
  }

  @Test
  void onlyTheCommandLineReadsTheEnvironment() {
    environment(ROOT + ".bootstrap.command").check(SHIPPED);

    assertCaught(environment(VIOLATIONS + ".command"), "SettingsThatUseACommand");
  }

  private static ArchRule domain(String root) {
    return mayDependOnlyOn(List.of(root + ".domain.."));
  }

  private static ArchRule application(String root) {
    return mayDependOnlyOn(List.of(root + ".application.."), ROOT + ".domain..", "org.slf4j..");
  }

  private static ArchRule persistence(String root) {
    return mayDependOnlyOn(
        List.of(root + ".persistence.."),
        ROOT + ".domain..",
        "com.zaxxer.hikari..",
        "io.micrometer.core..",
        "javax.sql..",
        "org.flywaydb..",
        "org.jooq..",
        "org.postgresql..",
        "org.slf4j..",
        "tools.jackson..");
  }

  private static ArchRule cache(String root) {
    return mayDependOnlyOn(
        List.of(root + ".cache.."),
        ROOT + ".domain..",
        "com.fasterxml.jackson..",
        "com.github.benmanes.caffeine..",
        "io.lettuce.core..",
        "io.micrometer.core..",
        "org.slf4j..");
  }

  private static ArchRule json(String root) {
    return mayDependOnlyOn(
        List.of(root + ".json.."),
        ROOT + ".domain..",
        ROOT + ".application..",
        "com.fasterxml.jackson..",
        "tools.jackson..");
  }

  private static ArchRule http(String root) {
    return mayDependOnlyOn(
        List.of(root + ".http.."),
        ROOT + ".domain..",
        ROOT + ".application..",
        ROOT + ".json..",
        "com.fasterxml.jackson..",
        "com.github.benmanes.caffeine..",
        "com.nimbusds..",
        "io.javalin..",
        "io.micrometer.core..",
        "jakarta.servlet..",
        "javax.crypto..",
        "kotlin..",
        "org.eclipse.jetty..",
        "org.slf4j..");
  }

  private static ArchRule adapters(String root) {
    return doNotKnowEachOther(
        List.of(root + ".persistence..", root + ".cache..", root + ".http.."));
  }

  private static ArchRule aloneIn(String folder, String root, String... unknown) {
    return noClasses()
        .that()
        .resideInAPackage(root + "." + folder + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            List.of(unknown).stream()
                .map(other -> root + "." + other + "..")
                .toArray(String[]::new));
  }

  private static ArchRule environment(String reader) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(reader)
        .should()
        .callMethod(System.class, "getenv")
        .orShould()
        .callMethod(System.class, "getenv", String.class);
  }

  private static void assertCaught(ArchRule rule, String violator) {
    assertThatThrownBy(() -> rule.check(VIOLATING))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(violator);
  }
}
