package io.technicianviews.bootstrap;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import io.technicianviews.domain.rules.CompiledClasses;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules about the dependencies between the packages of each module. */
class PackagesTest {

  private static final String ROOT = "io.technicianviews";
  private static final String VIOLATIONS = ROOT + ".bootstrap.violations.packages";
  private static final JavaClasses SHIPPED = CompiledClasses.shippedIn(ROOT);
  private static final JavaClasses VIOLATING = CompiledClasses.allIn(VIOLATIONS);

  @Test
  void packagesHaveNoCyclicDependencies() {
    for (String parent : List.of("application.internal", "http.internal", "persistence.internal")) {
      PackageRules.noCycles(ROOT + "." + parent).check(SHIPPED);
    }
    PackageRules.noCycles(ROOT + ".domain").check(SHIPPED);
    PackageRules.noCycles(ROOT + ".bootstrap").check(SHIPPED);

    assertCaught(PackageRules.noCycles(VIOLATIONS + ".module.internal"), "Cycle detected");
  }

  @Test
  void nothingOutsideAModuleUsesItsInternalPackages() {
    for (String module : List.of("application", "http", "persistence")) {
      PackageRules.internalIsPrivate(ROOT + "." + module).check(SHIPPED);
    }

    assertCaught(PackageRules.internalIsPrivate(VIOLATIONS + ".module"), "UsesInternals");
  }

  @Test
  void internalPackagesDoNotUseTheEntryPoints() {
    for (String module : List.of("application", "http", "persistence")) {
      PackageRules.internalKnowsValuesOnly(ROOT + "." + module).check(SHIPPED);
    }

    assertCaught(PackageRules.internalKnowsValuesOnly(VIOLATIONS + ".module"), "UsesEntryPoint");
  }

  @Test
  void noPackageHasMoreThanTwentyFiveClasses() {
    for (String module : List.of("domain", "application", "http", "persistence", "bootstrap")) {
      PackageRules.noLargePackages(ROOT + "." + module).check(SHIPPED);
    }

    assertCaught(PackageRules.noLargePackages(VIOLATIONS + ".large"), "26 classes");
  }

  private static void assertCaught(ArchRule rule, String violation) {
    assertThatThrownBy(() -> rule.check(VIOLATING))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(violation);
  }
}
