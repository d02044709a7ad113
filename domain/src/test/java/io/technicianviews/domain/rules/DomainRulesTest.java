package io.technicianviews.domain.rules;

import static io.technicianviews.domain.rules.ArchitectureRules.NOTHING_IS_TIMED;
import static io.technicianviews.domain.rules.ArchitectureRules.TIME_IS_PASSED_IN;
import static io.technicianviews.domain.rules.ArchitectureRules.doNotKnowEachOther;
import static io.technicianviews.domain.rules.ArchitectureRules.domainLayers;
import static io.technicianviews.domain.rules.ArchitectureRules.mayDependOnlyOn;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;

class DomainRulesTest {

  private static final String DOMAIN = "io.technicianviews.domain";
  private static final String VIOLATIONS = DOMAIN + ".violations";
  private static final JavaClasses SHIPPED = CompiledClasses.shippedIn(DOMAIN);
  private static final JavaClasses VIOLATING = CompiledClasses.allIn(VIOLATIONS);

  @Test
  void theDomainDependsOnTheJdkOnly() {
    mayDependOnlyOn(List.of(DOMAIN + "..")).check(SHIPPED);

    assertCaught(mayDependOnlyOn(List.of(VIOLATIONS + "..")), "UsesAFramework");
  }

  @Test
  void domainLayersDependInOneDirection() {
    domainLayers(DOMAIN).check(SHIPPED);

    assertCaught(domainLayers(VIOLATIONS), "SubjectThatUsesAPort");
    assertCaught(domainLayers(VIOLATIONS), "PortThatUsesWhatIsInMemory");
  }

  @Test
  void timeIsPassedIn() {
    TIME_IS_PASSED_IN.check(SHIPPED);

    for (String method : List.of("instant", "millis", "clock", "source", "date", "reference")) {
      assertCaught(TIME_IS_PASSED_IN, "ReadsTheClock." + method + "(");
    }
  }

  @Test
  void theDomainMeasuresNoTime() {
    NOTHING_IS_TIMED.check(SHIPPED);

    assertCaught(NOTHING_IS_TIMED, "ReadsTheClock.stopwatch(");
  }

  @Test
  void dependenciesBetweenIndependentPackagesAreFound() {
    List<String> packages = List.of(VIOLATIONS + ".request..", VIOLATIONS + ".port..");

    assertCaught(doNotKnowEachOther(packages), "SubjectThatUsesAPort");
  }

  @Test
  void aRuleForAMissingPackageFails() {
    assertThatThrownBy(() -> mayDependOnlyOn(List.of(DOMAIN + ".mistyped..")).check(SHIPPED))
        .isInstanceOf(AssertionError.class);
  }

  private static void assertCaught(ArchRule rule, String violator) {
    assertThatThrownBy(() -> rule.check(VIOLATING))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(violator);
  }
}
