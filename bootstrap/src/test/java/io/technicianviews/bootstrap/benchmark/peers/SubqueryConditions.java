package io.technicianviews.bootstrap.benchmark.peers;

/** As the endpoint said it that this desk replaces: by subqueries over whole tables. */
final class SubqueryConditions extends Conditions {

  private static final String SOLVED = "(select id from status where count_as_solved)";

  SubqueryConditions(PageQuery pageQuery) {
    super(pageQuery);
  }

  @Override
  String unassigned() {
    return "r.id not in (select request_id from assignment)";
  }

  @Override
  String unsolved() {
    return "r.status_id not in " + SOLVED;
  }

  @Override
  String solved() {
    return "r.status_id in " + SOLVED;
  }

  @Override
  String openSubtasks() {
    return "r.id in (select parent_id from service_request where parent_id is not null"
        + " and deleted_at is null and status_id not in "
        + SOLVED
        + ")";
  }
}
