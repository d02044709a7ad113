package io.technicianviews.domain.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The architecture rules: which packages may depend on which. Rules are of the form "may depend
 * only on" where possible.
 */
public final class ArchitectureRules {

  /** The packages that every module may use. */
  private static final List<String> ALWAYS = List.of("java..", "org.jspecify..");

  private static final Set<String> SYSTEM_CLOCKS =
      Set.of(Clock.class.getName(), InstantSource.class.getName());

  /** No class reads a system clock: clocks are parameters. {@link System#nanoTime} is allowed. */
  public static final ArchRule TIME_IS_PASSED_IN =
      noClasses()
          .should()
          .accessTargetWhere(target("reads the clock", ArchitectureRules::readsTheClock));

  /** No class measures time: waiting and measuring belong to the application, not to the domain. */
  public static final ArchRule NOTHING_IS_TIMED =
      noClasses()
          .should()
          .accessTargetWhere(
              target(
                  "measures time",
                  access ->
                      access.getTargetOwner().isEquivalentTo(System.class)
                          && access.getTarget().getName().equals("nanoTime")));

  private ArchitectureRules() {}

  /**
   * Returns a rule: classes of these packages depend only on the JDK, JSpecify and the given
   * packages.
   */
  public static ArchRule mayDependOnlyOn(List<String> packages, String... others) {
    Stream<String> all = Stream.of(ALWAYS, packages, List.of(others)).flatMap(List::stream);
    return classes()
        .that()
        .resideInAnyPackage(packages.toArray(String[]::new))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(all.toArray(String[]::new));
  }

  /**
   * Returns a rule for the layers of the domain: the model packages do not depend on ports, ports
   * depend on the model, and the in-memory implementations on both.
   */
  public static ArchRule domainLayers(String root) {
    List<String> subjects =
        Stream.of(
                "text",
                "time",
                "request",
                "people",
                "message",
                "condition",
                "view",
                "cell",
                "definition",
                "change",
                "patch",
                "command",
                "presence",
                "query")
            .map(subject -> root + "." + subject + "..")
            .toList();
    String port = root + ".port..";
    String inMemory = root + ".inmemory..";
    String[] known = subjects.toArray(String[]::new);
    return CompositeArchRule.of(mayDependOnlyOn(subjects))
        .and(mayDependOnlyOn(List.of(port), known))
        .and(mayDependOnlyOn(List.of(port, inMemory), known));
  }

  /** Returns a rule: none of these packages depends on another one of them. */
  public static ArchRule doNotKnowEachOther(List<String> packages) {
    return packages.stream()
        .map(one -> doesNotKnow(one, packages.stream().filter(other -> !other.equals(one))))
        .reduce((rule, other) -> CompositeArchRule.of(rule).and(other))
        .orElseThrow();
  }

  private static ArchRule doesNotKnow(String one, Stream<String> others) {
    return noClasses()
        .that()
        .resideInAPackage(one)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others.toArray(String[]::new));
  }

  private static boolean readsTheClock(JavaAccess<?> access) {
    String owner = access.getTargetOwner().getName();
    return switch (access.getTarget().getName()) {
      case "now" -> owner.startsWith("java.time.");
      case "system", "systemUTC", "systemDefaultZone", "tickMillis", "tickSeconds", "tickMinutes" ->
          SYSTEM_CLOCKS.contains(owner);
      case "currentTimeMillis" -> owner.equals(System.class.getName());
      case "<init>" -> owner.equals(Date.class.getName());
      default -> false;
    };
  }

  private static DescribedPredicate<JavaAccess<?>> target(
      String description, Predicate<JavaAccess<?>> predicate) {
    return DescribedPredicate.describe(description, predicate);
  }
}
