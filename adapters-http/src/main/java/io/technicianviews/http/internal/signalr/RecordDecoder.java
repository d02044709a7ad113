package io.technicianviews.http.internal.signalr;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts what arrives into records. One frame may bring several, or a part of one. Not thread-safe.
 */
final class RecordDecoder {

  static final char SEPARATOR = '\u001e';

  private final int longest;
  private String begun = "";

  /**
   * @param longest how many characters a record has at most
   */
  RecordDecoder(int longest) {
    this.longest = longest;
  }

  /** The records that are complete with this. */
  List<String> add(String text) {
    List<String> complete = new ArrayList<>();
    int from = 0;
    for (int end = text.indexOf(SEPARATOR); end >= 0; end = text.indexOf(SEPARATOR, from)) {
      complete.add(begun + text.substring(from, end));
      begun = "";
      from = end + 1;
    }
    begun += text.substring(from);
    if (begun.length() > longest) {
      throw new ProtocolException("A message has at most " + longest + " characters.");
    }
    return complete;
  }
}
