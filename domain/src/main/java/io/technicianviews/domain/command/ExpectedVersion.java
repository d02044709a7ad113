package io.technicianviews.domain.command;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The versions of a request that a command is meant for: the precondition of a conditional call.
 */
public sealed interface ExpectedVersion {

  /** Any version: the command is unconditional. */
  record Any() implements ExpectedVersion {}

  /**
   * One of these versions.
   *
   * @param versions if empty, the command is meant for no version and is always refused
   */
  record OneOf(SortedSet<Long> versions) implements ExpectedVersion {
    public OneOf {
      versions = Collections.unmodifiableSortedSet(new TreeSet<>(versions));
    }
  }

  /** Any version. */
  static ExpectedVersion any() {
    return new Any();
  }

  /** Exactly this version. */
  static ExpectedVersion of(long version) {
    return oneOf(Collections.singleton(version));
  }

  /** One of these versions. */
  static ExpectedVersion oneOf(Collection<Long> versions) {
    return new OneOf(new TreeSet<>(versions));
  }

  /** Whether a command may be applied to a request in this version. */
  default boolean admits(long version) {
    return switch (this) {
      case Any() -> true;
      case OneOf(SortedSet<Long> versions) -> versions.contains(version);
    };
  }
}
