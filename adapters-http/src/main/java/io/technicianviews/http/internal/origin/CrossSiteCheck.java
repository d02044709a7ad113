package io.technicianviews.http.internal.origin;

import io.javalin.http.Context;
import io.javalin.http.Header;

/**
 * Check whether a browser sends a request for a page of another site (cross-site request forgery).
 * Requests without the headers below are not sent by a browser, or by one that is too old to mark
 * them.
 */
public final class CrossSiteCheck {

  private static final String SEC_FETCH_SITE = "Sec-Fetch-Site";

  private final Cors cors;
  private final OwnOrigins ownOrigins;

  public CrossSiteCheck(Cors cors, OwnOrigins ownOrigins) {
    this.cors = cors;
    this.ownOrigins = ownOrigins;
  }

  /**
   * Returns whether the request comes from a page of another origin that CORS does not name. The
   * origin {@code *} names none: it is meant for callers who do not authenticate by cookies.
   */
  public boolean isCrossSite(Context ctx) {
    String origin = ctx.header(Header.ORIGIN);
    if (origin != null && cors.names(origin)) {
      return false;
    }
    String site = ctx.header(SEC_FETCH_SITE);
    if (site != null) {
      return !site.equals("same-origin") && !site.equals("none");
    }
    return origin != null && ownOrigins.of(ctx).stream().noneMatch(origin::equalsIgnoreCase);
  }
}
