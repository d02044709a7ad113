package io.technicianviews.domain.command;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/** The precondition of a command on the version of a request. */
public sealed interface ExpectedVersion {

  /** Any version: the command is unconditional. */
  record Any() implements ExpectedVersion {}

  /**
   * One of these versions.
   *
   * @param versions if empty, no version meets the precondition and the command is always refused
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

  /** Whether this version meets the precondition. */
  default boolean admits(long version) {
    return switch (this) {
      case Any() -> true;
      case OneOf(SortedSet<Long> versions) -> versions.contains(version);
    };
  }
}
