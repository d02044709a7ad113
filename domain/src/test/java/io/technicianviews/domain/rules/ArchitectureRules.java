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

/** Who may use what. "May depend only on" wherever it can be said so. */
public final class ArchitectureRules {

  /** What every module may use. */
  private static final List<String> ALWAYS = List.of("java..", "org.jspecify..");

  private static final Set<String> SYSTEM_CLOCKS =
      Set.of(Clock.class.getName(), InstantSource.class.getName());

  /** Time is passed in: nothing asks the clock of the machine. {@link System#nanoTime} may be. */
  public static final ArchRule TIME_IS_PASSED_IN =
      noClasses()
          .should()
          .accessTargetWhere(target("reads the clock", ArchitectureRules::readsTheClock));

  /** What waits or measures belongs to the application, not to the domain. */
  public static final ArchRule NOTHING_IS_TIMED =
      noClasses()
          .should()
          .accessTargetWhere(
              target(
                  "reads the stopwatch",
                  access ->
                      access.getTargetOwner().isEquivalentTo(System.class)
                          && access.getTarget().getName().equals("nanoTime")));

  private ArchitectureRules() {}

  /** Classes of these packages use nothing but the JDK, jspecify and those packages. */
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
   * Inside the domain: subjects know nothing of ports, ports know the subjects, and what is in
   * memory knows both.
   */
  public static ArchRule domainLayers(String root) {
    List<String> subjects =
        Stream.of("text", "request", "people", "message", "view", "change", "command")
            .map(subject -> root + "." + subject + "..")
            .toList();
    String port = root + ".port..";
    String inMemory = root + ".inmemory..";
    String[] known = subjects.toArray(String[]::new);
    return CompositeArchRule.of(mayDependOnlyOn(subjects))
        .and(mayDependOnlyOn(List.of(port), known))
        .and(mayDependOnlyOn(List.of(port, inMemory), known));
  }

  /** No package of these uses another one of them. */
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
      String what, Predicate<JavaAccess<?>> predicate) {
    return DescribedPredicate.describe(what, predicate);
  }
}
