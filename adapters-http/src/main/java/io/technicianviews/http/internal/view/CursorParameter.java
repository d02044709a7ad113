package io.technicianviews.http.internal.view;

import io.technicianviews.application.page.Cursor;
import io.technicianviews.application.page.PageByCursor;
import io.technicianviews.application.page.PageByNumber;
import io.technicianviews.application.page.PageRequest;
import io.technicianviews.domain.view.SortOrder;
import io.technicianviews.domain.view.View;
import io.technicianviews.domain.view.ViewId;
import io.technicianviews.http.internal.call.QueryParameters;
import io.technicianviews.json.CursorCodec;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Parser of the pagination of a list: by page number or by cursor. */
public final class CursorParameter {

  private static final String NAME = "cursor";
  private static final String OR_OMIT = "; or omit it for the first page";

  private CursorParameter() {}

  /** Parses the pagination of a view's list. */
  static PageRequest ofView(QueryParameters queryParameters, View view, SortOrder sortOrder) {
    return pageRequest(
        queryParameters,
        cursor -> cursor.isOf(view, sortOrder),
        cursor ->
            new ViewId.Predefined(view).equals(cursor.view())
                ? "is of another order; give the sort of the call that returned it" + OR_OMIT
                : "is of "
                    + list(cursor.view())
                    + ", not of the view "
                    + view.wireName()
                    + OR_OMIT);
  }

  /**
   * Parses the pagination of the list of a view by its id.
   *
   * @param order the requested order; null for that of the cursor
   */
  static PageRequest ofView(
      QueryParameters queryParameters, ViewId view, @Nullable SortOrder order) {
    return pageRequest(
        queryParameters,
        cursor -> view.equals(cursor.view()) && (order == null || order.equals(cursor.order())),
        cursor ->
            view.equals(cursor.view())
                ? "is of another order; give the sort of the call that returned it" + OR_OMIT
                : "is of " + list(cursor.view()) + ", not of the view " + view.text() + OR_OMIT);
  }

  /** Parses the pagination of the caller's own requests. */
  public static PageRequest ofOwn(QueryParameters queryParameters) {
    return pageRequest(
        queryParameters,
        Cursor::isOfOwnRequests,
        cursor -> "is of " + list(cursor.view()) + ", not of your own requests" + OR_OMIT);
  }

  private interface Mismatch {
    String of(Cursor cursor);
  }

  private static PageRequest pageRequest(
      QueryParameters queryParameters, Predicate<Cursor> matches, Mismatch mismatch) {
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
    return switch (CursorCodec.decode(text.get())) {
      case CursorCodec.Decoded.Valid(Cursor cursor) when matches.test(cursor) ->
          new PageByCursor(cursor, pageByNumber.perPage());
      case CursorCodec.Decoded.Valid(Cursor cursor) ->
          wrong(queryParameters, mismatch.of(cursor), pageByNumber);
      case CursorCodec.Decoded.UnsupportedVersion() ->
          wrong(
              queryParameters,
              "is of another version of this service; omit it for the first page",
              pageByNumber);
      case CursorCodec.Decoded.Malformed() ->
          wrong(
              queryParameters,
              "must be the unmodified next_cursor of an earlier response" + OR_OMIT,
              pageByNumber);
    };
  }

  private static PageRequest wrong(
      QueryParameters queryParameters, String detail, PageRequest fallback) {
    queryParameters.wrong(NAME, detail);
    return fallback;
  }

  private static String list(@Nullable ViewId view) {
    return view == null ? "your own requests" : "the view " + view.text();
  }
}
