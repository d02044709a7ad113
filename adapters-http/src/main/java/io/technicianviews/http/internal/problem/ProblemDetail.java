package io.technicianviews.http.internal.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.technicianviews.domain.people.PersonName;
import java.util.List;
import org.eclipse.jetty.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/**
 * Body of a problem response (RFC 9457).
 *
 * @param detail what is wrong, and what would be right
 * @param instance URI of this occurrence, which the server's log contains with details
 * @param errors errors by field, the first {@value #MAX_ERRORS} of them
 * @param omittedErrors number of errors that are not listed
 * @param currentVersion current version of the request, where another was expected
 * @param assignees current assignees of a request that the caller wanted to take
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProblemDetail(
    String type,
    String title,
    int status,
    String detail,
    @Nullable String instance,
    @Nullable List<FieldError> errors,
    @Nullable Integer omittedErrors,
    @Nullable Long currentVersion,
    @Nullable List<PersonName> assignees) {

  static final String CONTENT_TYPE = "application/problem+json";

  /** Limit that prevents responses many times as long as the rejected request. */
  static final int MAX_ERRORS = 20;

  private static final int MAX_NAME_LENGTH = 100;
  private static final int MAX_DETAIL_LENGTH = 1_000;

  public ProblemDetail {
    detail = Excerpt.of(detail, MAX_DETAIL_LENGTH);
  }

  /** Error in one field, which has the name that the caller used. */
  public record FieldError(String field, String detail) {}

  public static ProblemDetail of(ProblemType problemType, String detail) {
    return new ProblemDetail(
        problemType.type(),
        problemType.title(),
        problemType.status(),
        detail,
        null,
        null,
        null,
        null,
        null);
  }

  /**
   * Returns the problem {@code about:blank} for a status without a problem type (RFC 9457, section
   * 4.2.1).
   */
  static ProblemDetail unlisted(int status) {
    String title = HttpStatus.getMessage(status);
    return new ProblemDetail("about:blank", title, status, title, null, null, null, null, null);
  }

  public ProblemDetail errors(List<FieldError> wrong) {
    List<FieldError> first = wrong.stream().limit(MAX_ERRORS).map(ProblemDetail::shown).toList();
    int omitted = wrong.size() - first.size();
    return omitted == 0
        ? new ProblemDetail(type, title, status, detail, instance, first, null, null, null)
        : new ProblemDetail(
            type,
            title,
            status,
            detail + " " + omitted + " more are not listed.",
            instance,
            first,
            omitted,
            null,
            null);
  }

  private static FieldError shown(FieldError error) {
    return new FieldError(
        Excerpt.of(error.field(), MAX_NAME_LENGTH), Excerpt.of(error.detail(), MAX_DETAIL_LENGTH));
  }

  ProblemDetail instance(String occurrence) {
    return new ProblemDetail(
        type, title, status, detail, occurrence, errors, omittedErrors, null, null);
  }

  ProblemDetail currentVersion(long version) {
    return new ProblemDetail(
        type, title, status, detail, instance, errors, omittedErrors, version, null);
  }

  ProblemDetail assignees(List<PersonName> names) {
    return new ProblemDetail(
        type, title, status, detail, instance, errors, omittedErrors, null, names);
  }
}
