package io.technicianviews.domain.text;

import java.util.Arrays;

/**
 * Compares texts by code point. {@link String#compareTo} compares UTF-16 code units and sorts
 * surrogate pairs, the code points above U+FFFF, before U+E000.
 */
public final class CodePointOrder {

  private CodePointOrder() {}

  /** Compares two texts, as a {@link java.util.Comparator} does. */
  public static int compare(String one, String other) {
    return Arrays.compare(one.codePoints().toArray(), other.codePoints().toArray());
  }
}
