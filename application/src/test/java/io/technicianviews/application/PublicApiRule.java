package io.technicianviews.application;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Stream;

/** Requires that exactly the types reachable from the entry point are public. */
final class PublicApiRule extends ArchCondition<JavaClass> {

  private final Class<?> entryPoint;
  private final Set<JavaClass> met = new HashSet<>();

  PublicApiRule(Class<?> entryPoint) {
    super("be reachable from " + entryPoint.getSimpleName());
    this.entryPoint = entryPoint;
  }

  @Override
  public void init(Collection<JavaClass> all) {
    Queue<JavaClass> next = new ArrayDeque<>();
    all.stream().filter(each -> each.isEquivalentTo(entryPoint)).forEach(next::add);
    while (!next.isEmpty()) {
      JavaClass entered = next.remove();
      if (met.add(entered)) {
        Stream.of(signatures(entered), nested(entered, all), kinds(entered, all))
            .flatMap(each -> each)
            .forEach(next::add);
      }
    }
  }

  @Override
  public void check(JavaClass item, ConditionEvents events) {
    events.add(new SimpleConditionEvent(item, met.contains(item), item.getName() + " is public"));
  }

  private static Stream<JavaClass> signatures(JavaClass entered) {
    return entered.getMethods().stream()
        .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
        .flatMap(
            method ->
                Stream.concat(
                    Stream.of(method.getReturnType()), method.getParameterTypes().stream()))
        .flatMap(type -> type.getAllInvolvedRawTypes().stream());
  }

  private static Stream<JavaClass> nested(JavaClass entered, Collection<JavaClass> all) {
    return all.stream()
        .filter(each -> each.getEnclosingClass().filter(entered::equals).isPresent());
  }

  /**
   * All subtypes of a sealed type are reachable, because callers create them or switch over them.
   */
  private static Stream<JavaClass> kinds(JavaClass entered, Collection<JavaClass> all) {
    return entered.reflect().isSealed()
        ? all.stream().filter(each -> each.getRawInterfaces().contains(entered))
        : Stream.empty();
  }
}
