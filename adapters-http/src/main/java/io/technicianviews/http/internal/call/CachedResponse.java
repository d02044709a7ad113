package io.technicianviews.http.internal.call;

import io.javalin.http.Header;
import io.technicianviews.application.cache.CacheOutcome;
import io.technicianviews.http.internal.json.ETags;
import io.technicianviews.http.internal.json.TaggedResponse;
import io.technicianviews.http.internal.protocol.HeaderWriter;
import java.util.List;

/**
 * Successful response of a {@link CachedRoute}.
 *
 * @param cache whether it came from the cache
 */
public record CachedResponse(CacheOutcome cache, TaggedResponse body) {

  static final String X_CACHE = "X-Cache";
  public static final String X_AS_OF = "X-As-Of";

  /** Adds the headers that a response with status 200 and one with 304 have. */
  public void addHeaders(HeaderWriter headers) {
    headers.set(X_CACHE, cache.name());
    headers.set(X_AS_OF, body.asOf());
    // Several callers may use one browser cache.
    headers.add(Header.VARY, Header.AUTHORIZATION);
    headers.set(Header.ETAG, body.tag());
    headers.set(Header.CACHE_CONTROL, Responses.REVALIDATED);
  }

  /**
   * Returns whether the client has the current body, so that the status is 304.
   *
   * @param ifNoneMatch the values of all {@code If-None-Match} headers
   */
  public boolean isKnownToClient(List<String> ifNoneMatch) {
    return ETags.match(ifNoneMatch, body.tag());
  }
}
