package io.technicianviews.http;

import java.util.List;

/** Values of {@code If-None-Match}, for a client that has a response with a weak entity tag. */
final class IfNoneMatch {

  private IfNoneMatch() {}

  /** Values that the current tag matches. */
  static List<String> matching(String tag) {
    return List.of(
        tag,
        tag.substring(2),
        "\"other\", " + tag,
        "W/\"a\",W/\"b\" ," + tag,
        // As Apache changes it when it compresses.
        tag.substring(0, tag.length() - 1) + "-gzip\"",
        "*");
  }

  /** Values that it does not match. */
  static List<String> notMatching(String tag) {
    return List.of("\"other\"", "other", "", tag.replace("\"", ""));
  }
}
