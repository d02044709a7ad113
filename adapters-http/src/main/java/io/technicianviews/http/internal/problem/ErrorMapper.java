package io.technicianviews.http.internal.problem;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpResponseException;
import io.technicianviews.domain.port.DeadlineExceededException;
import io.technicianviews.domain.port.DeskUnavailableException;
import io.technicianviews.http.CallerResolver;
import io.technicianviews.http.auth.KeysUnavailableException;
import io.technicianviews.http.internal.json.Json;
import io.technicianviews.http.internal.protocol.HttpLimits;
import io.technicianviews.http.internal.protocol.HttpMethods;
import io.technicianviews.http.internal.protocol.RequestAttributes;
import io.technicianviews.json.Problem;
import io.technicianviews.json.ProblemType;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.jetty.http.HttpStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Mapping of all failures of a call to problems (RFC 9457). */
public final class ErrorMapper {

  private static final Logger LOG = LoggerFactory.getLogger(ErrorMapper.class);
  private static final String RETRY_AFTER_SECONDS = "2";

  /** Failures that are not logged again until none of their kind has occurred for a minute. */
  private static final Cache<String, Boolean> RECENT =
      Caffeine.newBuilder().maximumSize(100).expireAfterAccess(Duration.ofMinutes(1)).build();

  /** The problem of a call, for {@link #restore}. */
  private static final String PROBLEM = "technicianviews.problem";

  private final Json json;
  private final CallerResolver callers;

  public ErrorMapper(Json json, CallerResolver callers) {
    this.json = json;
    this.callers = callers;
  }

  /**
   * Returns the problem of a failure.
   *
   * @param outcome a sentence about what the call may have changed; empty if it changes nothing
   */
  public static ProblemException problem(Exception exception, String outcome) {
    return switch (exception) {
      case ProblemException problem -> problem;
      case KeysUnavailableException e ->
          unavailable(ProblemType.KEYS_UNAVAILABLE, "The token cannot be verified at present.", e);
      case DeadlineExceededException e ->
          unavailable(
              ProblemType.DEADLINE_EXCEEDED, "The database did not respond in time." + outcome, e);
      case DeskUnavailableException e ->
          unavailable(
              ProblemType.DESK_UNAVAILABLE, "The database is currently unavailable." + outcome, e);
      case HttpResponseException e -> new ProblemException(ofStatus(e.getStatus()));
      default -> new ProblemException(internalError(exception));
    };
  }

  /** Adds for writes that the change may have been committed although the response was lost. */
  private static String outcome(Context ctx) {
    if (HttpMethods.isSafe(ctx.method().name())
        || ctx.attribute(RequestAttributes.CHANGES_NOTHING) != null) {
      return "";
    }
    return " The change may or may not have been made: read the current state"
        + (ctx.attribute(RequestAttributes.HAS_KEY) == null
            ? "."
            : ", or send the call again with the same Idempotency-Key.");
  }

  /** Returns the problem for a status that Jetty has determined. */
  public static Problem ofStatus(int status) {
    return switch (status) {
      case 400 ->
          Problem.of(
              ProblemType.MALFORMED_REQUEST,
              "The request line, the path or the headers are not well-formed.");
      case 404 -> Problem.of(ProblemType.NO_SUCH_PATH, "There is no resource at this path.");
      case 408 ->
          Problem.of(
              ProblemType.REQUEST_TIMEOUT,
              "The body did not arrive in time: send it without pauses.");
      case 413 ->
          Problem.of(
              ProblemType.CONTENT_TOO_LARGE,
              "A body has at most " + HttpLimits.MAX_BODY_BYTES + " bytes.");
      case 414 ->
          Problem.of(
              ProblemType.URI_TOO_LONG,
              "Request line and headers together have at most "
                  + HttpLimits.MAX_HEADER_BYTES
                  + " bytes.");
      case 431 ->
          Problem.of(
              ProblemType.HEADERS_TOO_LARGE,
              "Request line and headers together have at most "
                  + HttpLimits.MAX_HEADER_BYTES
                  + " bytes.");
      case 500 -> Problem.of(ProblemType.INTERNAL_ERROR, "An internal error occurred.");
      case 503 -> Problem.of(ProblemType.SHUTTING_DOWN, "This server is shutting down.");
      case 417 ->
          Problem.unlisted(
              status, HttpStatus.getMessage(status), "Omit Expect, or send Expect: 100-continue.");
      case 505 ->
          Problem.unlisted(status, HttpStatus.getMessage(status), "Send the call as HTTP/1.1.");
      default ->
          Problem.unlisted(status, HttpStatus.getMessage(status), HttpStatus.getMessage(status));
    };
  }

  /** Returns the headers of a problem response. */
  public static Map<String, String> headers(Problem body) {
    Map<String, String> headers = new HashMap<>();
    headers.put(Header.CONTENT_TYPE, Problem.CONTENT_TYPE);
    headers.put(Header.CACHE_CONTROL, "no-store");
    headers.put(Header.X_CONTENT_TYPE_OPTIONS, "nosniff");
    if (body.status() == 503 || body.status() == 429) {
      headers.put(Header.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
    return headers;
  }

  public byte[] bytes(Problem body) {
    return json.bytes(body);
  }

  /** Writes the response to an {@link Error} of the JVM. */
  public void write(HttpServletResponse response, Error error) {
    Problem body = internalError(error);
    response.setStatus(body.status());
    headers(body).forEach(response::setHeader);
    try {
      response.getOutputStream().write(bytes(body));
    } catch (IOException e) {
      LOG.debug("the client has closed the connection", e);
    }
  }

  /** Writes the response to a failed call. */
  public void write(Context ctx, Exception exception) {
    ProblemException problem = problem(exception, outcome(ctx));
    ctx.attribute(PROBLEM, problem);
    write(ctx, problem);
  }

  /**
   * Writes the response to a failed call of the API again, after error pages of the application
   * have replaced it. Does nothing for other calls.
   */
  public void restore(Context ctx) {
    ProblemException problem = ctx.attribute(PROBLEM);
    if (problem != null) {
      write(ctx, problem);
    }
  }

  private void write(Context ctx, ProblemException problem) {
    Problem body = problem.body();
    ctx.status(body.status());
    headers(body).forEach(ctx::header);
    problem.headers().forEach(ctx::header);
    if (body.status() == 401 && !problem.headers().containsKey(Header.WWW_AUTHENTICATE)) {
      String challenge = callers.challenge(body.detail());
      if (challenge != null) {
        ctx.header(Header.WWW_AUTHENTICATE, challenge);
      }
    }
    ctx.result(bytes(body));
  }

  private static ProblemException unavailable(
      ProblemType problemType, String detail, Exception cause) {
    // An outage fails every call; stack traces, or a record per call, would flood the log.
    if (LOG.isDebugEnabled() || isNew(problemType.title() + cause.getMessage())) {
      LOG.warn("{}: {}", problemType.title(), cause.getMessage());
    }
    LOG.debug("{}", problemType.title(), cause);
    return new ProblemException(problemType, detail + " Try again later.");
  }

  private static boolean isNew(String failure) {
    // Reading an entry prolongs it.
    return RECENT.getIfPresent(failure) == null
        && RECENT.asMap().putIfAbsent(failure, Boolean.TRUE) == null;
  }

  private static Problem internalError(Throwable cause) {
    String occurrence = "urn:uuid:" + UUID.randomUUID();
    LOG.error("{}", occurrence, cause);
    return Problem.of(
            ProblemType.INTERNAL_ERROR,
            "An internal error occurred; the server's log has details under " + occurrence)
        .instance(occurrence);
  }
}
