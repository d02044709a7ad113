package io.technicianviews.domain.rules;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

/** Imports the compiled classes that the architecture rules check. */
public final class CompiledClasses {

  private CompiledClasses() {}

  /** Imports the production classes below a package, without test classes and test jars. */
  public static JavaClasses shippedIn(String rootPackage) {
    return new ClassFileImporter()
        .withImportOption(
            location -> !location.contains("/test-classes/") && !location.contains("-tests.jar"))
        .importPackages(rootPackage);
  }

  /** Imports all classes below a package, for the deliberate violations. */
  public static JavaClasses allIn(String rootPackage) {
    return new ClassFileImporter().importPackages(rootPackage);
  }
}
