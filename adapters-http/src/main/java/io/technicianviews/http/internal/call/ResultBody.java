package io.technicianviews.http.internal.call;

import io.technicianviews.http.internal.json.TaggedResponse;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Body of a response as the stream that handlers of an application can read. It is rendered only if
 * they do. Not thread-safe.
 */
final class ResultBody extends InputStream {

  private final TaggedResponse response;
  private @Nullable ByteArrayInputStream rendered;

  ResultBody(TaggedResponse response) {
    this.response = response;
  }

  TaggedResponse response() {
    return response;
  }

  private ByteArrayInputStream rendered() {
    ByteArrayInputStream current = rendered;
    if (current == null) {
      current = new ByteArrayInputStream(response.bytes().get());
      rendered = current;
    }
    return current;
  }

  @Override
  public int read() {
    return rendered().read();
  }

  @Override
  public int read(byte[] bytes, int offset, int length) {
    return rendered().read(bytes, offset, length);
  }

  @Override
  public int available() {
    return rendered().available();
  }

  @Override
  public boolean markSupported() {
    return true;
  }

  @Override
  public void reset() {
    rendered().reset();
  }
}
