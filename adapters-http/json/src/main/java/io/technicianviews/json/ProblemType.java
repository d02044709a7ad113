package io.technicianviews.json;

import java.util.Locale;

/** Problem types (RFC 9457) of all failures of calls. The type URNs are stable. */
public enum ProblemType {
  /** Query parameters or headers are invalid; {@code errors} names the first twenty. */
  INVALID_PARAMETERS(400, "Invalid parameters"),

  /** Fields of the body are invalid; {@code errors} names the first twenty. */
  INVALID_BODY(400, "Invalid body"),

  /** The body is not a JSON object. */
  MALFORMED_BODY(400, "Malformed body"),

  /** The request line, the path, a header or a chunk is malformed. */
  MALFORMED_REQUEST(400, "Malformed request"),

  /** The call has no credentials. */
  AUTHENTICATION_REQUIRED(401, "Authentication required"),

  /** The token is malformed, expired, or not signed by a key of the issuer. */
  INVALID_TOKEN(401, "Invalid token"),

  /** The subject of the token is no active person of this helpdesk. */
  USER_NOT_AUTHORIZED(401, "User not authorized"),

  /** The application does not let this caller use the API. */
  CALLER_FORBIDDEN(403, "Caller forbidden"),

  /** A requester requested a view or a change that is for technicians. */
  TECHNICIANS_ONLY(403, "Technicians only"),

  /** A person who is no admin requested administration or a deletion. */
  ADMINS_ONLY(403, "Admins only"),

  /** The technician sees the request only as its requester. */
  MAY_NOT_EDIT(403, "May not edit"),

  /** The view is predefined, or shared and the caller is no admin. */
  MAY_NOT_EDIT_VIEW(403, "May not edit view"),

  /** A technician shares a view. */
  MAY_NOT_SHARE_VIEWS(403, "May not share views"),

  /** A requester creates a request for another person. */
  MAY_NOT_REQUEST_FOR_OTHERS(403, "May not request for others"),

  /** A web socket, or a change by a cookie, comes from a site that may not send it. */
  ORIGIN_NOT_ALLOWED(403, "Origin not allowed"),

  /** No operation has this path. */
  NO_SUCH_PATH(404, "No such path"),

  /** The service request is unknown, or not visible to the caller. */
  NO_SUCH_REQUEST(404, "No such request"),

  /** The person is unknown. */
  NO_SUCH_PERSON(404, "No such person"),

  /** The business unit is unknown. */
  NO_SUCH_BUSINESS_UNIT(404, "No such business unit"),

  /** The view is unknown, or not visible to the caller. */
  NO_SUCH_VIEW(404, "No such view"),

  /** The status or priority is unknown. */
  NO_SUCH_LABEL(404, "No such status or priority"),

  /** The path has no such method; {@code Allow} lists those that it has. */
  METHOD_NOT_ALLOWED(405, "Method not allowed"),

  /** The body did not arrive in time. */
  REQUEST_TIMEOUT(408, "Request timeout"),

  /** Another technician took the service request first. */
  ALREADY_ASSIGNED(409, "Already assigned"),

  /** The parent of a subtask is itself a subtask. */
  SUBTASK_OF_SUBTASK(409, "Subtask of a subtask"),

  /** A service request with subtasks cannot be deleted. */
  HAS_SUBTASKS(409, "Has subtasks"),

  /** Another business unit or active status has this name. */
  NAME_TAKEN(409, "Name taken"),

  /** Another view of the same owner, or with the same kind of sharing, has this title. */
  VIEW_TITLE_TAKEN(409, "View title taken"),

  /** Another version of the software wrote conditions or an order that this one cannot read. */
  UNREADABLE_VIEW(409, "Unreadable view"),

  /** The maximum number of personal or shared views is reached. */
  TOO_MANY_VIEWS(409, "Too many views"),

  /** The default status of a category cannot be retired. */
  DEFAULT_STATUS(409, "Default status"),

  /** The maximum number of statuses is reached. */
  TOO_MANY_STATUSES(409, "Too many statuses"),

  /** The caller is present in the maximum number of service requests. */
  TOO_MANY_PRESENCES(409, "Too many presences"),

  /** The last active admin cannot lose that role. */
  LAST_ADMIN(409, "Last admin"),

  /** The first admin was added before. */
  ADMIN_EXISTS(409, "Admin exists"),

  /** The view no longer has the number of service requests that the caller confirmed. */
  COUNT_CHANGED(409, "Count changed"),

  /** The service request has left the view whose requests are changed. */
  NOT_IN_VIEW(409, "Not in view"),

  /** An atomic bulk change was refused for some service requests, so none was changed. */
  NOT_ALL_CHANGED(409, "Not all changed"),

  /** The version in {@code If-Match} is not the current one. */
  STALE_VERSION(412, "Stale version"),

  /** The call has {@code If-Match} but changes nothing that has a version. */
  NO_VERSION(412, "No version"),

  /** The body exceeds its limit. */
  CONTENT_TOO_LARGE(413, "Content too large"),

  /** The request line exceeds its limit. */
  URI_TOO_LONG(414, "URI too long"),

  /** The body is not {@code application/json} in UTF-8, or has a content encoding. */
  UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type"),

  /** The requester of a new service request is unknown. */
  UNKNOWN_REQUESTER(422, "Unknown requester"),

  /** A field names an unknown business unit. */
  UNKNOWN_BUSINESS_UNIT(422, "Unknown business unit"),

  /** Conditions of a view are invalid; {@code errors} names each by its path. */
  INVALID_CONDITIONS(422, "Invalid conditions"),

  /**
   * Only views of unsolved requests support a condition, order or filter, which {@code errors}
   * names.
   */
  UNSOLVED_ONLY(422, "Only for unsolved requests"),

  /** The status is unknown or retired. */
  STATUS_NOT_AVAILABLE(422, "Status not available"),

  /** The person is unknown, deactivated, a requester, or without access to the business unit. */
  NOT_ASSIGNABLE(422, "Not assignable"),

  /** The service request would exceed the maximum number of tags. */
  TOO_MANY_TAGS(422, "Too many tags"),

  /** The read position is after the last message. */
  READ_POSITION_BEYOND_END(422, "Read position beyond end"),

  /** The idempotency key was used for another call. */
  IDEMPOTENCY_KEY_REUSED(422, "Idempotency key reused"),

  /** A call of the hub does not open a web socket. */
  UPGRADE_REQUIRED(426, "Upgrade required"),

  /** The maximum number of exports is running on this server. */
  TOO_MANY_EXPORTS(429, "Too many exports"),

  /** The caller sends heartbeats of presences too often. */
  TOO_MANY_HEARTBEATS(429, "Too many heartbeats"),

  /** The headers exceed their limit. */
  HEADERS_TOO_LARGE(431, "Headers too large"),

  /** An unexpected failure; the log has its cause under the value of {@code instance}. */
  INTERNAL_ERROR(500, "Internal error"),

  /** The database is not available. */
  DESK_UNAVAILABLE(503, "Desk unavailable"),

  /** The database did not respond within the deadline. */
  DEADLINE_EXCEEDED(503, "Deadline exceeded"),

  /** The keys of the token's issuer cannot be fetched. */
  KEYS_UNAVAILABLE(503, "Keys unavailable"),

  /** The application cannot identify the caller at present. */
  CALLER_UNAVAILABLE(503, "Caller unavailable"),

  /** The server is closing. */
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
