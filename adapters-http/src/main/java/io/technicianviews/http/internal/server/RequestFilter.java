package io.technicianviews.http.internal.server;

import io.javalin.http.Header;
import io.technicianviews.http.internal.protocol.HttpLimits;
import io.technicianviews.http.internal.protocol.HttpMethods;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Filter in front of the routes: drops method overrides, replaces unknown methods, and rejects
 * bodies whose announced length exceeds the limit.
 */
final class RequestFilter extends Handler.Wrapper {

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    HttpField length = request.getHeaders().getField(HttpHeader.CONTENT_LENGTH);
    if (length != null && length.getLongValue() > HttpLimits.MAX_BODY_BYTES) {
      Response.writeError(request, response, callback, HttpStatus.PAYLOAD_TOO_LARGE_413);
      return true;
    }
    return super.handle(filtered(request), response, callback);
  }

  private static Request filtered(Request request) {
    String method = HttpMethods.known(request.getMethod());
    boolean overridden = request.getHeaders().contains(Header.X_HTTP_METHOD_OVERRIDE);
    return method.equals(request.getMethod()) && !overridden
        ? request
        : new Filtered(request, method);
  }

  /**
   * A request without method override or unknown method: the router has pseudo methods such as
   * BEFORE, and honors the override header.
   */
  private static final class Filtered extends Request.Wrapper {

    private final String method;
    private final HttpFields headers;

    Filtered(Request request, String method) {
      super(request);
      this.method = method;
      this.headers =
          HttpFields.build(request.getHeaders())
              .remove(Header.X_HTTP_METHOD_OVERRIDE)
              .asImmutable();
    }

    @Override
    public String getMethod() {
      return method;
    }

    @Override
    public HttpFields getHeaders() {
      return headers;
    }
  }
}
