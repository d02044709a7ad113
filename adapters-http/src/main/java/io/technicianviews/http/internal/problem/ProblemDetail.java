package io.technicianviews.http.internal.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.technicianviews.domain.people.PersonName;
import java.util.List;
import org.eclipse.jetty.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/**
 * A problem as RFC 9457 renders it.
 *
 * @param detail what would be right
 * @param instance which occurrence it is, where the server's log says more about it
 * @param errors what is wrong with each field, for the first {@value #MAX_ERRORS} of them
 * @param omittedErrors how many further ones there are
 * @param currentVersion the version that a request is in, where another was expected
 * @param assignees who has a request that somebody wanted to take
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

  /** An answer must not be many times as long as the request that it refuses. */
  static final int MAX_ERRORS = 20;

  private static final int MAX_NAME_LENGTH = 100;
  private static final int MAX_DETAIL_LENGTH = 1_000;

  public ProblemDetail {
    detail = Excerpt.of(detail, MAX_DETAIL_LENGTH);
  }

  /** What is wrong with one field, named as the caller named it. */
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

  /** A status that is no problem of this service's own, as RFC 9457 wants it said. */
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
