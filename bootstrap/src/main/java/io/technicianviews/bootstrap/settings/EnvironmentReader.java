package io.technicianviews.bootstrap.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads environment variables and collects their errors. Not thread-safe. */
final class EnvironmentReader {

  private final Map<String, String> variables;
  private final List<String> problems = new ArrayList<>();

  EnvironmentReader(Map<String, String> variables) {
    this.variables = variables;
  }

  boolean has(Setting setting) {
    return variables.containsKey(setting.name());
  }

  /**
   * The value of a setting; empty if it is not set, or is invalid.
   *
   * @param parser throws {@link IllegalArgumentException} with a message that continues a sentence
   *     after the setting's name
   */
  <T> Optional<T> read(Setting setting, Function<String, T> parser) {
    return Optional.ofNullable(variables.get(setting.name()))
        .flatMap(value -> parse(setting, value, parser));
  }

  private <T> Optional<T> parse(Setting setting, String value, Function<String, T> parser) {
    try {
      if (value.isBlank()) {
        throw new IllegalArgumentException("is empty: give it a value, or do not set it");
      }
      return Optional.of(parser.apply(value));
    } catch (IllegalArgumentException e) {
      addProblem(setting.name() + " " + e.getMessage());
      return Optional.empty();
    }
  }

  void addProblem(String problem) {
    problems.add(problem);
  }

  void throwIfInvalid() {
    if (!problems.isEmpty()) {
      throw new InvalidSettingsException(problems);
    }
  }
}
