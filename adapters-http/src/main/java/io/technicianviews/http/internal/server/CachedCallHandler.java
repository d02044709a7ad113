package io.technicianviews.http.internal.server;

import io.technicianviews.http.internal.call.CachedResponse;
import io.technicianviews.http.internal.call.CachedRouteHandler;
import io.technicianviews.http.internal.call.PrecompressedBodies;
import io.technicianviews.http.internal.call.PrecompressedBodies.Form;
import io.technicianviews.http.internal.json.Json;
import io.technicianviews.http.internal.json.TaggedResponse;
import io.technicianviews.http.internal.plugin.CachedCalls;
import io.technicianviews.http.internal.protocol.HeaderWriter;
import io.technicianviews.http.internal.protocol.RequestAttributes;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Handler in front of Javalin for calls of which everything is known from an earlier one: a GET of
 * a cached route, with a query string that was parsed and a token that was verified before, without
 * {@code Origin} and body. All other calls go on to Javalin, and so does a call that fails, with
 * its failure. Servlet and router cost more than such a call itself.
 */
final class CachedCallHandler extends Handler.Wrapper {

  private final Supplier<CachedCalls> supplier;
  private final Function<List<String>, OptionalLong> callers;
  private final Metrics metrics;
  private @Nullable CachedCalls calls;

  /**
   * @param calls called when the server starts
   * @param callers returns the caller by the {@code Authorization} headers; empty if not known
   */
  CachedCallHandler(
      Supplier<CachedCalls> calls, Function<List<String>, OptionalLong> callers, Metrics metrics) {
    this.supplier = calls;
    this.callers = callers;
    this.metrics = metrics;
  }

  @Override
  protected void doStart() throws Exception {
    calls = supplier.get();
    super.doStart();
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    long start = System.nanoTime();
    CachedCalls current = Objects.requireNonNull(calls);
    String path = request.getHttpURI().getPath();
    @Nullable CachedRouteHandler<?, ?> route = current.routes().get(path);
    @Nullable CachedResponse result =
        route != null && isSimple(request) ? result(request, route) : null;
    if (result == null) {
      return super.handle(request, response, callback);
    }
    write(current, result, request, response, callback);
    metrics.count(request.getMethod(), path, response.getStatus(), System.nanoTime() - start);
    return true;
  }

  private static boolean isSimple(Request request) {
    HttpFields headers = request.getHeaders();
    return HttpMethod.GET.is(request.getMethod())
        && !headers.contains(HttpHeader.ORIGIN)
        && !headers.contains(HttpHeader.CONTENT_LENGTH)
        && !headers.contains(HttpHeader.TRANSFER_ENCODING)
        && !headers.contains(HttpHeader.EXPECT);
  }

  private @Nullable CachedResponse result(Request request, CachedRouteHandler<?, ?> route) {
    OptionalLong personId =
        callers.apply(request.getHeaders().getValuesList(HttpHeader.AUTHORIZATION));
    if (personId.isEmpty()) {
      return null;
    }
    String query = Objects.requireNonNullElse(request.getHttpURI().getQuery(), "");
    try {
      @Nullable CachedResponse result = route.parsedBefore(personId.getAsLong(), query);
      if (result != null) {
        request.setAttribute(RequestAttributes.PERSON_ID, personId.getAsLong());
      }
      return result;
    } catch (RuntimeException | Error e) {
      Runnable failure =
          () -> {
            throw e;
          };
      request.setAttribute(RequestAttributes.FAILURE, failure);
      return null;
    }
  }

  private static void write(
      CachedCalls calls,
      CachedResponse result,
      Request request,
      Response response,
      Callback callback) {
    HttpFields.Mutable headers = response.getHeaders();
    HeaderWriter writer = new JettyHeaders(headers);
    calls.headers().accept(writer);
    result.addHeaders(writer);
    if (result.isKnownToClient(request.getHeaders().getValuesList(HttpHeader.IF_NONE_MATCH))) {
      response.setStatus(HttpStatus.NOT_MODIFIED_304);
      // In two steps, so that no Content-Length is added, which clients would take for the length
      // of the full response.
      response.write(
          false,
          BufferUtil.EMPTY_BUFFER,
          Callback.from(() -> response.write(true, null, callback), callback::failed));
      return;
    }
    String acceptEncoding = request.getHeaders().get(HttpHeader.ACCEPT_ENCODING);
    TaggedResponse body = result.body();
    byte[] bytes;
    if (calls.compression().form(body.length(), acceptEncoding) == Form.GZIP) {
      headers.put(HttpHeader.CONTENT_ENCODING, PrecompressedBodies.GZIP_CODING);
      bytes = body.gzip().get();
    } else {
      bytes = body.bytes().get();
    }
    response.setStatus(HttpStatus.OK_200);
    headers.put(HttpHeader.CONTENT_TYPE, Json.CONTENT_TYPE);
    headers.put(HttpHeader.CONTENT_LENGTH, bytes.length);
    response.write(true, ByteBuffer.wrap(bytes), callback);
  }

  private record JettyHeaders(HttpFields.Mutable fields) implements HeaderWriter {

    @Override
    public void set(String name, String value) {
      fields.put(name, value);
    }

    @Override
    public void add(String name, String value) {
      fields.add(name, value);
    }
  }
}
