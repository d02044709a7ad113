package io.technicianviews.domain.rules;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

/** The compiled classes that rules are checked on. */
public final class CompiledClasses {

  private CompiledClasses() {}

  /** What a module ships below this package, its tests and all test-jars left aside. */
  public static JavaClasses shippedIn(String rootPackage) {
    return new ClassFileImporter()
        .withImportOption(
            location -> !location.contains("/test-classes/") && !location.contains("-tests.jar"))
        .importPackages(rootPackage);
  }

  /** Everything below this package: for the violations that rules must catch. */
  public static JavaClasses allIn(String rootPackage) {
    return new ClassFileImporter().importPackages(rootPackage);
  }
}
