package io.technicianviews.http;

/** The paths that several routes share. */
final class Paths {

  static final String REQUESTS = "/api/v1/requests";

  /** The SignalR hub. */
  static final String HUB = "/hubs/tickets";

  private Paths() {}
}
