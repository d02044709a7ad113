package io.technicianviews.testkit;

import java.util.List;

/** Lines of text that are displayed, compared, normalized or stored in unusual ways. */
public final class OddTexts {

  /** Valid as a subject, a name or a message. */
  public static final List<String> ACCEPTED =
      List.of(
          "no\u00a0break",
          "\u2007figure\u202fspaces\u3000",
          "zero\u200bwidth",
          "\ufeffmark",
          "soft\u00adhyphen",
          "word\u2060joiner",
          "\u3164filler",
          // Not in normalization form C.
          "Zoe\u0308",
          "\u212bngstrom",
          "\u1112\u1161\u11ab",
          "\u05d0\u200f1",
          "\u0645\u061c1",
          // A family: emoji joined by U+200D. A flag: tag characters.
          "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67",
          "\ud83c\udff4\udb40\udc67\udb40\udc62\udb40\udc7f",
          "\u2764\ufe0f",
          "\u0301",
          "\ue000\uffff",
          "\udbff\udfff");

  /** Invalid as a subject, a name and a message. */
  public static final List<String> REFUSED =
      List.of(
          "",
          " ",
          "\u00a0",
          "\u2007\u202f",
          "\u3000",
          "\u200b",
          "\ufeff",
          "\u00ad",
          "\u2060",
          "\u3164",
          "\u2800",
          "\ufe0f",
          "\udb40\udc41",
          "nul\u0000",
          "bell\u0007",
          "\u0085",
          "\u009fcontrol",
          "half\ud83d",
          "\ude00\ud83d");

  /** Invalid in single-line texts only. */
  public static final List<String> REFUSED_IN_A_LINE =
      List.of("a\nb", "a\tb", "a\u2028b", "gpj\u202eexe.", "\u2066isolated\u2069", "\u202dmoc");

  private OddTexts() {}
}
