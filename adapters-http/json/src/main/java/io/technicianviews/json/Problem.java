package io.technicianviews.json;

import io.technicianviews.domain.command.Refusal;
import io.technicianviews.domain.command.Refusal.RefusedRequest;
import io.technicianviews.domain.people.PersonName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Body of a problem response (RFC 9457). Fields that are null are omitted.
 *
 * @param detail what is wrong, and what would be right
 * @param instance URI of this occurrence, which the server's log contains with details
 * @param errors errors by field, the first {@value #MAX_ERRORS} of them
 * @param omittedErrors number of errors that are not listed
 * @param currentVersion current version of the request or view, where another was expected
 * @param assignees current assignees of a request that the caller wanted to take
 * @param currentCount number of requests in the view, where another was expected
 * @param requests requests that a change of several cannot change, if it is to change all or none
 */
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    @Nullable String instance,
    @Nullable List<FieldError> errors,
    @Nullable Integer omittedErrors,
    @Nullable Long currentVersion,
    @Nullable List<PersonName> assignees,
    @Nullable Long currentCount,
    @Nullable List<RefusedRequest> requests) {

  /** The media type of a problem. */
  public static final String CONTENT_TYPE = "application/problem+json";

  /** Limit that prevents responses many times as long as the rejected request. */
  static final int MAX_ERRORS = 20;

  private static final int MAX_NAME_LENGTH = 100;
  private static final int MAX_DETAIL_LENGTH = 1_000;

  public Problem {
    detail = Excerpt.of(detail, MAX_DETAIL_LENGTH);
  }

  /** Error in one field, which has the name that the caller used. */
  public record FieldError(String field, String detail) {}

  /**
   * Returns a problem.
   *
   * @param detail what is wrong, and what would be right
   */
  public static Problem of(ProblemType problemType, String detail) {
    return new Problem(
        problemType.type(),
        problemType.title(),
        problemType.status(),
        detail,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /**
   * Returns the problem of a refusal. {@link #status()} is the status of the response.
   *
   * <p>The HTTP API adds headers to four of them: {@code ETag} with the current version to {@link
   * Refusal.StaleVersion} and {@link Refusal.StaleView}, and {@code WWW-Authenticate} to {@link
   * Refusal.UnknownPerson} and {@link Refusal.DeactivatedPerson}, if callers authenticate by
   * tokens.
   */
  public static Problem of(Refusal refusal) {
    return RefusalProblems.of(refusal);
  }

  /**
   * Returns the problem {@code about:blank} for a status without a problem type (RFC 9457, section
   * 4.2.1).
   *
   * @param title the name of the status
   * @param detail what is wrong and what to do
   */
  public static Problem unlisted(int status, String title, String detail) {
    return new Problem(
        "about:blank", title, status, detail, null, null, null, null, null, null, null);
  }

  /** Returns this problem with errors by field; those beyond the limit are counted. */
  public Problem errors(List<FieldError> wrong) {
    List<FieldError> first = wrong.stream().limit(MAX_ERRORS).map(Problem::shown).toList();
    int omitted = wrong.size() - first.size();
    return omitted == 0
        ? new Problem(type, title, status, detail, instance, first, null, null, null, null, null)
        : new Problem(
            type,
            title,
            status,
            detail + " " + omitted + " more are not listed.",
            instance,
            first,
            omitted,
            null,
            null,
            null,
            null);
  }

  private static FieldError shown(FieldError error) {
    return new FieldError(
        Excerpt.of(error.field(), MAX_NAME_LENGTH), Excerpt.of(error.detail(), MAX_DETAIL_LENGTH));
  }

  /** Returns this problem with the URI of this occurrence. */
  public Problem instance(String occurrence) {
    return new Problem(
        type,
        title,
        status,
        detail,
        occurrence,
        errors,
        omittedErrors,
        currentVersion,
        assignees,
        currentCount,
        requests);
  }

  Problem currentVersion(long version) {
    return with(version, null, null, null);
  }

  Problem assignees(List<PersonName> names) {
    return with(null, names, null, null);
  }

  Problem currentCount(long count) {
    return with(null, null, count, null);
  }

  Problem requests(List<RefusedRequest> refused) {
    return with(null, null, null, refused);
  }

  private Problem with(
      @Nullable Long version,
      @Nullable List<PersonName> names,
      @Nullable Long count,
      @Nullable List<RefusedRequest> refused) {
    return new Problem(
        type,
        title,
        status,
        detail,
        instance,
        errors,
        omittedErrors,
        version,
        names,
        count,
        refused);
  }
}
