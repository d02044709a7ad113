package io.technicianviews.http.internal.protocol;

/** The paths that several routes share. */
public final class Paths {

  public static final String REQUESTS = "/api/v1/requests";

  /** The SignalR hub. */
  public static final String HUB = "/hubs/tickets";

  private Paths() {}
}
