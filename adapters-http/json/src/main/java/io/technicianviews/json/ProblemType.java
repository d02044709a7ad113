package io.technicianviews.json;

import java.util.Locale;

/** Problem types (RFC 9457) of all failures of calls. The type URNs are stable. */
public enum ProblemType {
  INVALID_PARAMETERS(400, "Invalid parameters"),
  INVALID_BODY(400, "Invalid body"),
  MALFORMED_BODY(400, "Malformed body"),
  MALFORMED_REQUEST(400, "Malformed request"),
  AUTHENTICATION_REQUIRED(401, "Authentication required"),
  INVALID_TOKEN(401, "Invalid token"),
  USER_NOT_AUTHORIZED(401, "User not authorized"),
  CALLER_FORBIDDEN(403, "Caller forbidden"),
  TECHNICIANS_ONLY(403, "Technicians only"),
  ADMINS_ONLY(403, "Admins only"),
  MAY_NOT_EDIT(403, "May not edit"),
  MAY_NOT_EDIT_VIEW(403, "May not edit view"),
  MAY_NOT_SHARE_VIEWS(403, "May not share views"),
  MAY_NOT_REQUEST_FOR_OTHERS(403, "May not request for others"),
  ORIGIN_NOT_ALLOWED(403, "Origin not allowed"),
  NO_SUCH_PATH(404, "No such path"),
  NO_SUCH_REQUEST(404, "No such request"),
  NO_SUCH_PERSON(404, "No such person"),
  NO_SUCH_BUSINESS_UNIT(404, "No such business unit"),
  NO_SUCH_VIEW(404, "No such view"),
  NO_SUCH_LABEL(404, "No such status or priority"),
  METHOD_NOT_ALLOWED(405, "Method not allowed"),
  REQUEST_TIMEOUT(408, "Request timeout"),
  ALREADY_ASSIGNED(409, "Already assigned"),
  SUBTASK_OF_SUBTASK(409, "Subtask of a subtask"),
  HAS_SUBTASKS(409, "Has subtasks"),
  NAME_TAKEN(409, "Name taken"),
  VIEW_TITLE_TAKEN(409, "View title taken"),
  UNREADABLE_VIEW(409, "Unreadable view"),
  TOO_MANY_VIEWS(409, "Too many views"),
  DEFAULT_STATUS(409, "Default status"),
  TOO_MANY_STATUSES(409, "Too many statuses"),
  TOO_MANY_PRESENCES(409, "Too many presences"),
  LAST_ADMIN(409, "Last admin"),
  ADMIN_EXISTS(409, "Admin exists"),
  COUNT_CHANGED(409, "Count changed"),
  NOT_IN_VIEW(409, "Not in view"),
  NOT_ALL_CHANGED(409, "Not all changed"),
  STALE_VERSION(412, "Stale version"),
  NO_VERSION(412, "No version"),
  CONTENT_TOO_LARGE(413, "Content too large"),
  URI_TOO_LONG(414, "URI too long"),
  UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type"),
  UNKNOWN_REQUESTER(422, "Unknown requester"),
  UNKNOWN_BUSINESS_UNIT(422, "Unknown business unit"),
  INVALID_CONDITIONS(422, "Invalid conditions"),
  UNSOLVED_ONLY(422, "Only for unsolved requests"),
  STATUS_NOT_AVAILABLE(422, "Status not available"),
  NOT_ASSIGNABLE(422, "Not assignable"),
  TOO_MANY_TAGS(422, "Too many tags"),
  READ_POSITION_BEYOND_END(422, "Read position beyond end"),
  IDEMPOTENCY_KEY_REUSED(422, "Idempotency key reused"),
  UPGRADE_REQUIRED(426, "Upgrade required"),
  TOO_MANY_EXPORTS(429, "Too many exports"),
  TOO_MANY_HEARTBEATS(429, "Too many heartbeats"),
  HEADERS_TOO_LARGE(431, "Headers too large"),
  INTERNAL_ERROR(500, "Internal error"),
  DESK_UNAVAILABLE(503, "Desk unavailable"),
  DEADLINE_EXCEEDED(503, "Deadline exceeded"),
  KEYS_UNAVAILABLE(503, "Keys unavailable"),
  CALLER_UNAVAILABLE(503, "Caller unavailable"),
  SHUTTING_DOWN(503, "Shutting down");

  private final int status;
  private final String title;

  ProblemType(int status, String title) {
    this.status = status;
    this.title = title;
  }

  /** Returns the value of {@code type}, a URN. */
  public String type() {
    return "urn:technician-views:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns the status of the response. */
  public int status() {
    return status;
  }

  /** Returns the value of {@code title}. */
  public String title() {
    return title;
  }
}
