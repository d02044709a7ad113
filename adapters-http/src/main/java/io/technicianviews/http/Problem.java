package io.technicianviews.http;

import java.util.Locale;

/** Every way in which a call can fail, as RFC 9457 names it. The types are stable. */
enum Problem {
  INVALID_PARAMETERS(400, "Invalid parameters"),
  MALFORMED_REQUEST(400, "Malformed request"),
  AUTHENTICATION_REQUIRED(401, "Authentication required"),
  INVALID_TOKEN(401, "Invalid token"),
  NOT_ADMITTED(401, "Not admitted to this desk"),
  TECHNICIANS_ONLY(403, "For technicians only"),
  NO_SUCH_PATH(404, "No such path"),
  NO_SUCH_REQUEST(404, "No such request"),
  METHOD_NOT_ALLOWED(405, "Method not allowed"),
  CONTENT_TOO_LARGE(413, "Content too large"),
  URI_TOO_LONG(414, "URI too long"),
  HEADERS_TOO_LARGE(431, "Headers too large"),
  INTERNAL_ERROR(500, "Internal error"),
  DESK_UNAVAILABLE(503, "Desk unavailable"),
  DEADLINE_EXCEEDED(503, "Deadline exceeded"),
  KEYS_UNAVAILABLE(503, "Keys unavailable"),
  SHUTTING_DOWN(503, "Shutting down");

  private final int status;
  private final String title;

  Problem(int status, String title) {
    this.status = status;
    this.title = title;
  }

  String type() {
    return "urn:technician-views:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  int status() {
    return status;
  }

  String title() {
    return title;
  }
}
