package io.technicianviews.http.internal.call;

import io.javalin.compression.CompressionStrategy;
import io.javalin.compression.Compressor;
import io.javalin.compression.GzipCompressor;
import io.javalin.config.HttpConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.Header;
import io.technicianviews.http.internal.json.Json;
import io.technicianviews.http.internal.json.TaggedResponse;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Last handler of a call: replaces a body by its cached compressed form if the application's
 * compression strategy would compress it with gzip, and sets its length if it would not compress
 * it. A body that a handler of the application has replaced is left as it is.
 */
public final class PrecompressedBodies implements Handler {

  private final HttpConfig config;

  /**
   * @param config read for each call, since the application may change it until it starts
   */
  public PrecompressedBodies(HttpConfig config) {
    this.config = config;
  }

  @Override
  public void handle(Context ctx) {
    if (!(ctx.resultInputStream() instanceof ResultBody body)
        || ctx.res().containsHeader(Header.CONTENT_ENCODING)) {
      return;
    }
    TaggedResponse response = body.response();
    CompressionStrategy strategy = config.compressionStrategy;
    @Nullable Compressor compressor = compressor(strategy, ctx);
    if (compressor == null) {
      ctx.res().setContentLength(response.length());
    } else if (compressor instanceof GzipCompressor
        && response.length() >= strategy.getDefaultMinSizeForCompression()) {
      ctx.header(Header.CONTENT_ENCODING, compressor.encoding()).result(response.gzip().get());
    }
  }

  private static @Nullable Compressor compressor(CompressionStrategy strategy, Context ctx) {
    boolean excluded =
        strategy.getExcludedMimeTypes().stream().anyMatch(Json.CONTENT_TYPE::contains);
    return excluded
        ? null
        : strategy.findMatchingCompressor(
            Objects.requireNonNullElse(ctx.header(Header.ACCEPT_ENCODING), ""));
  }
}
