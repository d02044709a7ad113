package io.technicianviews.bootstrap.settings;

import java.util.List;

/** Reports all invalid or missing settings. The messages contain no secrets. */
public final class InvalidSettingsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  public InvalidSettingsException(List<String> problems) {
    super(String.join("; ", problems));
    this.problems = List.copyOf(problems);
  }

  /** One message per problem: the variable, and the values that are valid. */
  public List<String> problems() {
    return problems;
  }
}
