package io.technicianviews.http.internal.call;

import io.javalin.http.Context;
import io.javalin.http.Header;
import io.technicianviews.domain.command.ExpectedVersion;
import io.technicianviews.http.internal.json.ETags;
import io.technicianviews.http.internal.problem.ProblemException;
import io.technicianviews.http.internal.protocol.RequestAttributes;
import io.technicianviews.json.ProblemType;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Parser of the headers of writing calls. */
public final class Headers {

  static final String IDEMPOTENCY_KEY = "Idempotency-Key";

  private static final Pattern KEY = Pattern.compile("[!-~]{1,255}");
  private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,17}");

  private Headers() {}

  /**
   * Returns the expected version of a request or a view. A tag is accepted whether or not a proxy
   * marked it as weak or appended its content coding; a tag that is not a version matches no
   * request.
   */
  public static ExpectedVersion ifMatch(Context ctx, QueryParameters queryParameters) {
    queryParameters.knowsHeader(Header.IF_MATCH);
    List<String> lines = lines(ctx, Header.IF_MATCH);
    String value = String.join(",", lines).strip();
    if (lines.isEmpty() || value.equals("*")) {
      return ExpectedVersion.any();
    }
    if (!ETags.isList(value)) {
      queryParameters.wrongHeader(
          Header.IF_MATCH, "must be the ETag of a version, such as \"4\", a list of them, or *");
      return ExpectedVersion.any();
    }
    return ExpectedVersion.oneOf(
        ETags.opaque(value)
            .map(ETags::withoutCoding)
            .filter(VERSION.asMatchPredicate())
            .map(Long::valueOf)
            .toList());
  }

  /**
   * Rejects a condition on a call without a version: the call must not be executed unless the
   * condition is checked (RFC 9110).
   */
  static void refuseUnreadIfMatch(Context ctx, QueryParameters queryParameters) {
    List<String> lines = lines(ctx, Header.IF_MATCH);
    if (!queryParameters.isKnownHeader(Header.IF_MATCH)
        && lines.stream().anyMatch(value -> !value.strip().equals("*"))) {
      throw new ProblemException(
          ProblemType.NO_VERSION,
          "Omit If-Match: this call changes neither a single request nor a view, and nothing else has a version.");
    }
  }

  /**
   * Adds an error if a call has an idempotency key that it would ignore: a client that relies on
   * the key would make the change twice.
   */
  static void refuseUnreadIdempotencyKey(Context ctx, QueryParameters queryParameters) {
    if (!queryParameters.isKnownHeader(IDEMPOTENCY_KEY) && !lines(ctx, IDEMPOTENCY_KEY).isEmpty()) {
      queryParameters.wrongHeader(IDEMPOTENCY_KEY, "is not supported by this call: omit it");
    }
  }

  /** Returns the idempotency key of a call, if it has one. */
  public static Optional<String> idempotencyKey(Context ctx, QueryParameters queryParameters) {
    queryParameters.knowsHeader(IDEMPOTENCY_KEY);
    List<String> lines = lines(ctx, IDEMPOTENCY_KEY);
    if (lines.size() > 1) {
      queryParameters.wrongHeader(IDEMPOTENCY_KEY, "may be given once only");
      return Optional.empty();
    }
    if (!lines.stream().allMatch(KEY.asMatchPredicate())) {
      queryParameters.wrongHeader(
          IDEMPOTENCY_KEY, "must be 1 to 255 visible ASCII characters, without spaces");
      return Optional.empty();
    }
    if (!lines.isEmpty()) {
      ctx.attribute(RequestAttributes.HAS_KEY, true);
    }
    return lines.stream().findFirst();
  }

  private static List<String> lines(Context ctx, String name) {
    return Collections.list(ctx.req().getHeaders(name));
  }
}
