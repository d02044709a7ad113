package io.technicianviews.domain.condition;

/**
 * A condition, order or filter that a view does not support, and why.
 *
 * @param path the condition, such as {@code all[2]} for the third one that must be met, or the name
 *     of a parameter, such as {@code sort}
 */
public record UnsupportedPart(String path, Reason reason) {

  /** A reason, and what would be right. */
  public enum Reason {
    /** The condition or filter needs a view of unsolved requests. */
    UNSOLVED_ONLY(
        "is supported only by views of unsolved requests: add a condition on the status category"
            + " that excludes solved and closed"),
    /** The view has conditions on the days of two times. */
    SECOND_TIME(
        "days of two of created, updated and solved are supported only by views of unsolved"
            + " requests: keep one of them, or exclude the status categories solved and closed"),
    /** The view has conditions on two assignees. */
    SECOND_ASSIGNEE(
        "two assignees are supported only by views of unsolved requests: keep one of them, or"
            + " exclude the status categories solved and closed"),
    /** The view has conditions on an assignee and on the day of creation or update. */
    ASSIGNEE_AND_DAY(
        "days of creation or update together with an assignee are supported only by views of"
            + " unsolved requests: use solved, remove one of them, or exclude the status categories"
            + " solved and closed"),
    /** The order needs a view of unsolved requests. */
    ORDER_OF_UNSOLVED(
        "is supported only by views of unsolved requests: sort by created, updated or solved, or by"
            + " priority and one of these, or exclude the status categories solved and closed"),
    /** The order by the time of solving needs a view of solved requests. */
    ORDER_OF_SOLVED(
        "the time of solving orders views of solved requests only: add a condition on the status"
            + " category, or sort by created or updated");

    private final String text;

    Reason(String text) {
      this.text = text;
    }

    /** Returns the reason and what is supported, as the end of a sentence about the part. */
    public String text() {
      return text;
    }
  }
}
