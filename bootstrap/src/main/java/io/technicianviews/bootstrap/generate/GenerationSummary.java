package io.technicianviews.bootstrap.generate;

/** The numbers of generated requests and messages. */
public record GenerationSummary(long requests, long unsolved, long subtasks, long messages) {

  static final GenerationSummary NOTHING = new GenerationSummary(0, 0, 0, 0);

  GenerationSummary plus(GenerationSummary other) {
    return new GenerationSummary(
        requests + other.requests,
        unsolved + other.unsolved,
        subtasks + other.subtasks,
        messages + other.messages);
  }
}
