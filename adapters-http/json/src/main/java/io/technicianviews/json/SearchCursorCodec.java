package io.technicianviews.json;

import io.technicianviews.application.search.SearchCursor;
import io.technicianviews.domain.query.SearchHit;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Text format of the cursors of searches, with a checksum as that of {@link CursorCodec}. */
public final class SearchCursorCodec {

  private static final String SEARCH = "search";
  private static final int PARTS = 6;

  private SearchCursorCodec() {}

  /** Returns the text of a cursor, as it is in {@code next_cursor}. */
  public static String encode(SearchCursor cursor) {
    SearchHit position = cursor.position();
    return CursorCodec.text(
        List.of(
            CursorCodec.VERSION,
            SEARCH,
            Long.toString(position.id()),
            position.match().name().toLowerCase(Locale.ROOT),
            Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, position.created())),
            Integer.toString(cursor.search())));
  }

  /**
   * Decodes a text that a client sends; empty if it is not an unmodified cursor of a search of this
   * version. Whether it is one of the requested search is for the caller to check.
   */
  public static Optional<SearchCursor> decode(String text) {
    return CursorCodec.content(text)
        .map(content -> content.split("\\|", -1))
        .filter(
            parts ->
                parts.length == PARTS
                    && parts[0].equals(CursorCodec.VERSION)
                    && parts[1].equals(SEARCH))
        .flatMap(SearchCursorCodec::cursor);
  }

  private static Optional<SearchCursor> cursor(String[] parts) {
    try {
      long micros = Long.parseLong(parts[4]);
      SearchHit position =
          new SearchHit(
              SearchHit.Match.valueOf(parts[3].toUpperCase(Locale.ROOT)),
              Instant.EPOCH.plus(micros, ChronoUnit.MICROS),
              Long.parseLong(parts[2]));
      return CursorCodec.isPossibleTime(micros)
          ? Optional.of(new SearchCursor(Integer.parseInt(parts[5]), position))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      // The checksum is valid, but the content is not: the cursor is forged.
      return Optional.empty();
    }
  }
}
