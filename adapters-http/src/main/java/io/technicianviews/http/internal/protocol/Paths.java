package io.technicianviews.http.internal.protocol;

/** Paths that several packages use. */
public final class Paths {

  public static final String API = "/api/v1";

  public static final String REQUESTS = API + "/requests";

  public static final String VIEWS = API + "/views";

  public static final String HUBS = "/hubs";

  /** The SignalR hub. */
  public static final String HUB = HUBS + "/tickets";

  private Paths() {}
}
