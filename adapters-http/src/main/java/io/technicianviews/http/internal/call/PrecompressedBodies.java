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
import org.jspecify.annotations.Nullable;

/**
 * Last handler of a call: replaces a body by its cached compressed form if the application's
 * compression strategy would compress it with gzip, and sets its length if it would not compress
 * it. A body that a handler of the application has replaced is left as it is.
 */
public final class PrecompressedBodies implements Handler {

  public static final String GZIP_CODING = "gzip";

  /** Form of a body. */
  public enum Form {
    PLAIN,
    GZIP,
    /** Javalin decides: another coding, or a plain body that is too short. */
    OTHER
  }

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
    switch (form(response.length(), ctx.header(Header.ACCEPT_ENCODING))) {
      case GZIP -> ctx.header(Header.CONTENT_ENCODING, GZIP_CODING).result(response.gzip().get());
      case PLAIN -> ctx.res().setContentLength(response.length());
      case OTHER -> {}
    }
  }

  /**
   * Returns the form that the application's compression strategy gives to a body of JSON.
   *
   * @param length number of bytes of the plain body
   * @param acceptEncoding the first header of this name; null if there is none
   */
  public Form form(int length, @Nullable String acceptEncoding) {
    CompressionStrategy strategy = config.compressionStrategy;
    if (acceptEncoding == null
        || strategy.getExcludedMimeTypes().stream().anyMatch(Json.CONTENT_TYPE::contains)) {
      return Form.PLAIN;
    }
    return switch (strategy.findMatchingCompressor(acceptEncoding)) {
      case null -> Form.PLAIN;
      case GzipCompressor gzip when length >= strategy.getDefaultMinSizeForCompression() ->
          Form.GZIP;
      case Compressor other -> Form.OTHER;
    };
  }
}
