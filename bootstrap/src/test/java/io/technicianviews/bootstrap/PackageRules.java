package io.technicianviews.bootstrap;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** Rules about the packages of a module. */
final class PackageRules {

  private static final int MOST_CLASSES = 25;

  private PackageRules() {}

  /** The packages directly below this one have no cyclic dependencies. */
  static ArchRule noCycles(String parent) {
    return slices().matching(parent + ".(*)..").should().beFreeOfCycles();
  }

  /** Only the module uses its internal packages. */
  static ArchRule internalIsPrivate(String module) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(module + "..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(module + ".internal..");
  }

  /**
   * Internal packages use only the records, enums, interfaces and exceptions of the module's API,
   * not its entry points.
   */
  static ArchRule internalKnowsValuesOnly(String module) {
    DescribedPredicate<JavaClass> entryPoint =
        describe("entry points of " + module, each -> isEntryPoint(each));
    return noClasses()
        .that()
        .resideInAPackage(module + ".internal..")
        .should()
        .dependOnClassesThat(resideInAPackage(module).and(entryPoint));
  }

  /** A package has a limited number of classes, so that a newcomer can understand it. */
  static ArchRule noLargePackages(String root) {
    return classes()
        .that(resideInAPackage(root + "..").and(resideOutsideOfPackage("..schema..")))
        .should(beFewInEachPackage());
  }

  private static boolean isEntryPoint(JavaClass each) {
    return !each.isRecord()
        && !each.isEnum()
        && !each.isInterface()
        && !each.isAssignableTo(Throwable.class);
  }

  private static ArchCondition<JavaClass> beFewInEachPackage() {
    return new ArchCondition<>("be at most " + MOST_CLASSES + " in each package") {
      private final Map<String, Integer> topLevel = new TreeMap<>();

      @Override
      public void init(Collection<JavaClass> all) {
        topLevel.clear();
      }

      @Override
      public void check(JavaClass each, ConditionEvents events) {
        if (each.isTopLevelClass() && !each.getSimpleName().equals("package-info")) {
          topLevel.merge(each.getPackageName(), 1, Integer::sum);
        }
      }

      @Override
      public void finish(ConditionEvents events) {
        topLevel.forEach(
            (name, number) -> {
              if (number > MOST_CLASSES) {
                String message = name + " has " + number + " classes";
                events.add(SimpleConditionEvent.violated(name, message));
              }
            });
      }
    };
  }
}
