package io.technicianviews.application;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static io.technicianviews.domain.rules.ArchitectureRules.TIME_IS_PASSED_IN;
import static io.technicianviews.domain.rules.ArchitectureRules.mayDependOnlyOn;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import io.technicianviews.domain.rules.CompiledClasses;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApplicationRulesTest {

  private static final String APPLICATION = "io.technicianviews.application";
  private static final String VIOLATIONS = APPLICATION + ".violations";
  private static final JavaClasses SHIPPED = CompiledClasses.shippedIn(APPLICATION);
  private static final JavaClasses VIOLATING = CompiledClasses.allIn(VIOLATIONS);

  @Test
  void applicationDependsOnTheDomainAndALoggerOnly() {
    useTheDomainOnly(APPLICATION).check(SHIPPED);

    assertCaught(useTheDomainOnly(VIOLATIONS), "UsesAFramework");
    assertCaught(useTheDomainOnly(VIOLATIONS), "UsesTheDeskInMemory");
  }

  @Test
  void onlyTypesReachableFromTheApiArePublic() {
    ArchRule rule =
        classes()
            .that()
            .arePublic()
            .and()
            .resideOutsideOfPackage("..internal..")
            .should(new PublicApiRule(ServiceDesk.class));
    rule.check(SHIPPED);

    assertCaught(rule, "PublicHelper");
  }

  @Test
  void readsNoSystemClock() {
    TIME_IS_PASSED_IN.check(SHIPPED);

    assertCaught(TIME_IS_PASSED_IN, "ReadsTheClock");
  }

  private static ArchRule useTheDomainOnly(String root) {
    return mayDependOnlyOn(
        List.of(root + ".."),
        "io.technicianviews.domain.request..",
        "io.technicianviews.domain.people..",
        "io.technicianviews.domain.message..",
        "io.technicianviews.domain.view..",
        "io.technicianviews.domain.condition..",
        "io.technicianviews.domain.cell..",
        "io.technicianviews.domain.definition..",
        "io.technicianviews.domain.time..",
        "io.technicianviews.domain.change..",
        "io.technicianviews.domain.patch..",
        "io.technicianviews.domain.command..",
        "io.technicianviews.domain.presence..",
        "io.technicianviews.domain.query..",
        "io.technicianviews.domain.port..",
        "io.technicianviews.domain.text..",
        "org.slf4j..");
  }

  private static void assertCaught(ArchRule rule, String violator) {
    assertThatThrownBy(() -> rule.check(VIOLATING))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(violator);
  }
}
