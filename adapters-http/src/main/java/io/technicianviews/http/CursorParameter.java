package io.technicianviews.http;

import io.technicianviews.application.page.Cursor;
import io.technicianviews.application.page.PageByCursor;
import io.technicianviews.application.page.PageByNumber;
import io.technicianviews.application.page.PageRequest;
import io.technicianviews.domain.view.SortOrder;
import io.technicianviews.domain.view.View;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads which stretch of a list is wanted: a page by its number, or what follows on an answer. */
final class CursorParameter {

  private static final String NAME = "cursor";
  private static final String ANEW = "; or leave it out, to begin at the first page";

  private CursorParameter() {}

  /** A stretch of a view's list. */
  static PageRequest ofView(Parameters parameters, View view, SortOrder sortOrder) {
    return stretch(
        parameters,
        cursor -> cursor.isOf(view, sortOrder),
        cursor ->
            cursor.view() == view
                ? "is of another order; give the sort of the call that it was answered to" + ANEW
                : "is of " + list(cursor.view()) + ", not of the view " + view.wireName() + ANEW);
  }

  /** A stretch of what the caller asked for himself. */
  static PageRequest ofOwn(Parameters parameters) {
    return stretch(
        parameters,
        Cursor::isOfOwnRequests,
        cursor -> "is of " + list(cursor.view()) + ", not of your own requests" + ANEW);
  }

  private interface Mismatch {
    String of(Cursor cursor);
  }

  private static PageRequest stretch(
      Parameters parameters, Predicate<Cursor> right, Mismatch mismatch) {
    PageByNumber pageByNumber = parameters.paging();
    Optional<String> text =
        parameters.one(
            NAME, Optional.<String>empty(), value -> Optional.of(Optional.of(value)), "a cursor");
    if (text.isEmpty()) {
      return pageByNumber;
    }
    if (parameters.has("page")) {
      parameters.wrong(NAME, "cannot be given together with page; give one of them");
      return pageByNumber;
    }
    return switch (CursorText.read(text.get())) {
      case CursorText.Read.Known(Cursor cursor) when right.test(cursor) ->
          new PageByCursor(cursor, pageByNumber.perPage());
      case CursorText.Read.Known(Cursor cursor) ->
          wrong(parameters, mismatch.of(cursor), pageByNumber);
      case CursorText.Read.OtherVersion() ->
          wrong(
              parameters,
              "is of another version of this service; leave it out, to begin at the first page",
              pageByNumber);
      case CursorText.Read.NoCursor() ->
          wrong(
              parameters,
              "must be the next_cursor of an earlier answer, unchanged" + ANEW,
              pageByNumber);
    };
  }

  private static PageRequest wrong(Parameters parameters, String detail, PageRequest instead) {
    parameters.wrong(NAME, detail);
    return instead;
  }

  private static String list(@Nullable View view) {
    return view == null ? "your own requests" : "the view " + view.wireName();
  }
}
