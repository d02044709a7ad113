package io.technicianviews.bootstrap.settings;

import java.util.List;

/** Settings that nothing can be started with. The problems hold no secret. */
public final class InvalidSettingsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  public InvalidSettingsException(List<String> problems) {
    super(String.join("; ", problems));
    this.problems = List.copyOf(problems);
  }

  /** Each names the variable and says what would be right. */
  public List<String> problems() {
    return problems;
  }
}
