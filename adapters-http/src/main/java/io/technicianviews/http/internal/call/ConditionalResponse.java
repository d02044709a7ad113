package io.technicianviews.http.internal.call;

import io.javalin.http.Context;
import io.javalin.http.Header;
import io.technicianviews.http.internal.json.ETags;
import io.technicianviews.http.internal.json.TaggedResponse;
import java.io.IOException;
import java.util.Collections;

/** Response to a conditional request: 304 without a body if the client has the current one. */
final class ConditionalResponse {

  private ConditionalResponse() {}

  static void render(Context ctx, TaggedResponse body) throws IOException {
    ctx.header(Header.ETAG, body.tag());
    if (ETags.match(Collections.list(ctx.req().getHeaders(Header.IF_NONE_MATCH)), body.tag())) {
      ctx.status(304).header(Header.CACHE_CONTROL, Responses.REVALIDATED);
      ctx.res().setContentType(null);
      // Sent now, so that no Content-Length is added, which clients would take for the length of
      // the full response.
      ctx.res().flushBuffer();
    } else {
      Responses.render(ctx, new ResultBody(body));
    }
  }
}
