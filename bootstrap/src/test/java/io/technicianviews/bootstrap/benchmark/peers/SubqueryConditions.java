package io.technicianviews.bootstrap.benchmark.peers;

import io.technicianviews.domain.view.Criterion;

/** As the endpoint said it that this desk replaces: by subqueries over whole tables. */
final class SubqueryConditions extends Conditions {

  private static final String SOLVED = "(select id from status where count_as_solved)";

  SubqueryConditions(Question question) {
    super(question);
  }

  @Override
  String meets(Criterion criterion) {
    return switch (criterion) {
      case UNASSIGNED -> "r.id not in (select request_id from assignment)";
      case UNSOLVED -> "r.status_id not in " + SOLVED;
      case SOLVED -> "r.status_id in " + SOLVED;
      case OPEN_SUBTASK ->
          "r.id in (select parent_id from service_request where parent_id is not null"
              + " and deleted_at is null and status_id not in "
              + SOLVED
              + ")";
      default -> super.meets(criterion);
    };
  }
}
