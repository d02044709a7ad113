package io.technicianviews.http.internal.protocol;

/** Paths that several packages use. */
public final class Paths {

  public static final String REQUESTS = "/api/v1/requests";

  /** The SignalR hub. */
  public static final String HUB = "/hubs/tickets";

  private Paths() {}
}
