package io.technicianviews.http.internal.server;

import io.technicianviews.http.internal.origin.Cors;
import io.technicianviews.http.internal.problem.ErrorMapper;
import io.technicianviews.json.Problem;
import java.nio.ByteBuffer;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Renderer of errors that occur outside of the routes. */
final class JettyErrorHandler extends ErrorHandler {

  private final ErrorMapper errorMapper;
  private final Cors cors;

  JettyErrorHandler(ErrorMapper errorMapper, Cors cors) {
    this.errorMapper = errorMapper;
    this.cors = cors;
  }

  @Override
  public boolean errorPageForMethod(String method) {
    return true;
  }

  @Override
  protected void generateResponse(
      Request request,
      Response response,
      int code,
      @Nullable String message,
      @Nullable Throwable cause,
      Callback callback) {
    Problem body = ErrorMapper.ofStatus(code);
    ErrorMapper.headers(body).forEach((name, value) -> response.getHeaders().put(name, value));
    cors.allow(request.getHeaders(), response.getHeaders());
    response.write(true, ByteBuffer.wrap(errorMapper.bytes(body)), callback);
  }
}
