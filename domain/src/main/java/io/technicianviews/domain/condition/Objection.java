package io.technicianviews.domain.condition;

/**
 * Why a view cannot have a condition or an order.
 *
 * @param path the condition, such as {@code all[2]} for the third one that must be met, or {@code
 *     sort}
 */
public record Objection(String path, Reason reason) {

  /** A reason, and what would be right. */
  public enum Reason {
    UNSOLVED_ONLY(
        "is supported only by views of unsolved requests: add a condition on the status category"
            + " that excludes solved and closed"),
    SECOND_MOMENT(
        "days of two moments are supported only by views of unsolved requests: remain with one of"
            + " created, updated and solved, or exclude the status categories solved and closed"),
    SECOND_ASSIGNEE(
        "two assignees are supported only by views of unsolved requests: remain with one, or exclude"
            + " the status categories solved and closed"),
    ASSIGNEE_AND_DAY(
        "days of creation or update together with an assignee are supported only by views of"
            + " unsolved requests: use solved, remove one of them, or exclude the status categories"
            + " solved and closed"),
    ORDER_OF_UNSOLVED(
        "is supported only by views of unsolved requests: sort by created, updated or solved, or by"
            + " priority and one of these, or exclude the status categories solved and closed"),
    ORDER_OF_SOLVED(
        "the time of solving orders views of solved requests only: add a condition on the status"
            + " category, or sort by created or updated");

    private final String text;

    Reason(String text) {
      this.text = text;
    }

    /** The reason and the cure, as the end of a sentence about the condition. */
    public String text() {
      return text;
    }
  }
}
