package io.technicianviews.http.internal.route;

import io.javalin.http.Context;
import io.javalin.http.Header;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Request whose {@code If-None-Match} Javalin cannot read. Javalin compares it with the tag of any
 * response, and sends 304 without a body. But the tag of a version does not stand for the whole
 * body, and the response to a change must be sent in full. Handlers that honor the header compare
 * it themselves.
 */
final class WithoutIfNoneMatch extends HttpServletRequestWrapper {

  private WithoutIfNoneMatch(HttpServletRequest request) {
    super(request);
  }

  /** Hides the header of a call whose response has a tag. */
  static void apply(Context ctx) {
    if (ctx.res().containsHeader(Header.ETAG)
        && ctx.req() instanceof HttpServletRequestWrapper wrapper
        && wrapper.getRequest() instanceof HttpServletRequest request) {
      wrapper.setRequest(new WithoutIfNoneMatch(request));
    }
  }

  @Override
  public @Nullable String getHeader(String name) {
    return name.equalsIgnoreCase(Header.IF_NONE_MATCH) ? null : super.getHeader(name);
  }
}
