package io.technicianviews.domain.view;

import static java.util.Objects.requireNonNull;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/** The id of a view: the name of a predefined view, or the number of a custom view. */
public sealed interface ViewId {

  /** A predefined view. */
  record Predefined(View view) implements ViewId {
    public Predefined {
      requireNonNull(view, "view");
    }

    @Override
    public String text() {
      return view.wireName();
    }
  }

  /**
   * A custom view.
   *
   * @param id positive
   */
  record Custom(long id) implements ViewId {
    private static final Pattern FORM = Pattern.compile("[1-9][0-9]{0,18}");

    @Override
    public String text() {
      return Long.toString(id);
    }
  }

  /** The form in the API, such as {@code unassigned} or {@code 12}. */
  String text();

  /** The id with this form; empty if it is not the form of an id. */
  static Optional<ViewId> parse(String text) {
    Optional<View> predefined = View.named(text);
    if (predefined.isPresent()) {
      return predefined.map(Predefined::new);
    }
    return Optional.of(text)
        .filter(Custom.FORM.asMatchPredicate())
        .map(BigInteger::new)
        .filter(number -> number.bitLength() < Long.SIZE)
        .map(number -> new Custom(number.longValue()));
  }
}
