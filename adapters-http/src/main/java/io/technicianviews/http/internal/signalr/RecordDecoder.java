package io.technicianviews.http.internal.signalr;

import java.util.ArrayList;
import java.util.List;

/**
 * Decoder of records from frames. A frame may contain several records, or a part of one. Not
 * thread-safe.
 */
final class RecordDecoder {

  static final char SEPARATOR = '\u001e';

  private final int maxLength;
  private String incomplete = "";

  /**
   * @param maxLength maximum length of a record in characters
   */
  RecordDecoder(int maxLength) {
    this.maxLength = maxLength;
  }

  /** Returns the records that this text completes. */
  List<String> add(String text) {
    List<String> complete = new ArrayList<>();
    int from = 0;
    for (int end = text.indexOf(SEPARATOR); end >= 0; end = text.indexOf(SEPARATOR, from)) {
      complete.add(incomplete + text.substring(from, end));
      incomplete = "";
      from = end + 1;
    }
    incomplete += text.substring(from);
    if (incomplete.length() > maxLength) {
      throw new ProtocolException("A message has at most " + maxLength + " characters.");
    }
    return complete;
  }
}
