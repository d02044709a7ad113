package io.technicianviews.http.internal.view;

import io.technicianviews.application.page.Cursor;
import io.technicianviews.application.page.PageByCursor;
import io.technicianviews.application.page.PageByNumber;
import io.technicianviews.application.page.PageRequest;
import io.technicianviews.domain.view.SortOrder;
import io.technicianviews.domain.view.View;
import io.technicianviews.http.internal.call.QueryParameters;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads which stretch of a list is wanted: a page by its number, or what follows on an answer. */
public final class CursorParameter {

  private static final String NAME = "cursor";
  private static final String ANEW = "; or leave it out, to begin at the first page";

  private CursorParameter() {}

  /** A stretch of a view's list. */
  static PageRequest ofView(QueryParameters queryParameters, View view, SortOrder sortOrder) {
    return stretch(
        queryParameters,
        cursor -> cursor.isOf(view, sortOrder),
        cursor ->
            cursor.view() == view
                ? "is of another order; give the sort of the call that it was answered to" + ANEW
                : "is of " + list(cursor.view()) + ", not of the view " + view.wireName() + ANEW);
  }

  /** A stretch of what the caller asked for himself. */
  public static PageRequest ofOwn(QueryParameters queryParameters) {
    return stretch(
        queryParameters,
        Cursor::isOfOwnRequests,
        cursor -> "is of " + list(cursor.view()) + ", not of your own requests" + ANEW);
  }

  private interface Mismatch {
    String of(Cursor cursor);
  }

  private static PageRequest stretch(
      QueryParameters queryParameters, Predicate<Cursor> right, Mismatch mismatch) {
    PageByNumber pageByNumber = queryParameters.paging();
    Optional<String> text =
        queryParameters.one(
            NAME, Optional.<String>empty(), value -> Optional.of(Optional.of(value)), "a cursor");
    if (text.isEmpty()) {
      return pageByNumber;
    }
    if (queryParameters.has("page")) {
      queryParameters.wrong(NAME, "cannot be given together with page; give one of them");
      return pageByNumber;
    }
    return switch (CursorCodec.read(text.get())) {
      case CursorCodec.Decoded.Valid(Cursor cursor) when right.test(cursor) ->
          new PageByCursor(cursor, pageByNumber.perPage());
      case CursorCodec.Decoded.Valid(Cursor cursor) ->
          wrong(queryParameters, mismatch.of(cursor), pageByNumber);
      case CursorCodec.Decoded.UnsupportedVersion() ->
          wrong(
              queryParameters,
              "is of another version of this service; leave it out, to begin at the first page",
              pageByNumber);
      case CursorCodec.Decoded.Malformed() ->
          wrong(
              queryParameters,
              "must be the next_cursor of an earlier answer, unchanged" + ANEW,
              pageByNumber);
    };
  }

  private static PageRequest wrong(
      QueryParameters queryParameters, String detail, PageRequest instead) {
    queryParameters.wrong(NAME, detail);
    return instead;
  }

  private static String list(@Nullable View view) {
    return view == null ? "your own requests" : "the view " + view.wireName();
  }
}
