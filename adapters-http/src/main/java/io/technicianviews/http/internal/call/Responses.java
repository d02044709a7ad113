package io.technicianviews.http.internal.call;

import io.javalin.http.Context;
import io.javalin.http.Header;
import io.technicianviews.domain.request.RequestDetail;
import io.technicianviews.http.internal.json.CreatedResponse;
import io.technicianviews.http.internal.json.Json;
import io.technicianviews.http.internal.route.BasePath;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Writer of successful responses. */
public final class Responses {

  /** Allows browsers to cache the response, and requires revalidation for each use. */
  static final String REVALIDATED = "private, no-cache";

  private final Json json;
  private final BasePath base;

  public Responses(Json json, BasePath base) {
    this.json = json;
    this.base = base;
  }

  /** Writes the result as JSON with status 200. */
  public void render(Context ctx, Object answer) {
    render(ctx, json.bytes(answer));
  }

  /** Writes a request as JSON, with its version as its tag. */
  public void renderTagged(Context ctx, RequestDetail request) {
    ctx.header(Header.ETAG, tag(request));
    render(ctx, request);
  }

  /** Writes the response to a creation, with status 201. */
  public void renderCreated(Context ctx, CreatedResponse createdResponse) {
    render(ctx, createdResponse.body().getBytes(StandardCharsets.UTF_8));
    ctx.status(201);
    if (createdResponse.location() != null) {
      ctx.header(Header.LOCATION, base.external(ctx, createdResponse.location()));
    }
    if (createdResponse.tag() != null) {
      ctx.header(Header.ETAG, createdResponse.tag());
    }
  }

  /**
   * Writes a created object with status 201.
   *
   * @param location its path in the API
   */
  public void renderCreatedAt(Context ctx, Object created, String location) {
    render(ctx, created);
    ctx.status(201).header(Header.LOCATION, base.external(ctx, location));
  }

  /** Writes an empty response with status 204. */
  public static void renderNothing(Context ctx, Object answer) {
    ctx.status(204).header(Header.CACHE_CONTROL, "no-store");
    ctx.res().setContentType(null);
  }

  /** Sends status 304 with the headers that are set. */
  public static void sendNotModified(Context ctx) throws IOException {
    ctx.status(304);
    ctx.res().setContentType(null);
    // Sent now, so that no Content-Length is added, which clients would take for the length of
    // the full response.
    ctx.res().flushBuffer();
  }

  /**
   * Returns the tag with the version of a request. It is strong, so that clients accept it for
   * {@code If-Match}.
   */
  public static String tag(RequestDetail request) {
    return tag(request.item().request().version());
  }

  /** Returns the strong tag of a version. */
  public static String tag(long version) {
    return "\"" + version + "\"";
  }

  private static void render(Context ctx, byte[] body) {
    // Several callers may use one browser cache.
    ctx.res().addHeader(Header.VARY, Header.AUTHORIZATION);
    render(ctx, new ByteArrayInputStream(body));
  }

  static void render(Context ctx, InputStream body) {
    ctx.status(200)
        .contentType(Json.CONTENT_TYPE)
        .header(Header.CACHE_CONTROL, REVALIDATED)
        .result(body);
  }
}
