package io.technicianviews.http;

import java.nio.ByteBuffer;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Renders what goes wrong before a call reaches its route, or after it has left it. */
final class JettyErrors extends ErrorHandler {

  private final Problems problems;
  private final Cors cors;

  JettyErrors(Problems problems, Cors cors) {
    this.problems = problems;
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
    ProblemBody body = Problems.ofStatus(code);
    Problems.headers(body).forEach((name, value) -> response.getHeaders().put(name, value));
    cors.allow(request.getHeaders(), response.getHeaders());
    response.write(true, ByteBuffer.wrap(problems.bytes(body)), callback);
  }
}
