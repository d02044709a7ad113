package io.technicianviews.http;

import io.javalin.http.Context;
import io.javalin.http.Header;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what headers say of a call that writes. */
final class Headers {

  static final String IDEMPOTENCY_KEY = "Idempotency-Key";

  /** A version that no request has: what cannot be a tag of ours matches none. */
  private static final long NO_VERSION = 0;

  private static final Pattern KEY = Pattern.compile("[!-~]{1,255}");
  private static final Pattern TAG = Pattern.compile("(W/)?\"([!#-~\\x80-\\xff]*)\"");
  private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,17}");

  private Headers() {}

  /** The version that a request must have, if one is asked for. */
  static @Nullable Long ifMatch(Context ctx, Parameters parameters) {
    String given = ctx.header(Header.IF_MATCH);
    if (given == null || given.strip().equals("*")) {
      return null;
    }
    Matcher tag = TAG.matcher(given.strip());
    if (!tag.matches()) {
      parameters.wrongHeader(
          Header.IF_MATCH, "must be the ETag of one version, such as \"4\", or *");
      return null;
    }
    // Tags are compared as strong ones; a weak one matches nothing.
    boolean strong = tag.group(1) == null && VERSION.matcher(tag.group(2)).matches();
    return strong ? Long.valueOf(tag.group(2)) : Long.valueOf(NO_VERSION);
  }

  /** The key by which a call is done once, if it brings one. */
  static Optional<String> idempotencyKey(Context ctx, Parameters parameters) {
    String given = ctx.header(IDEMPOTENCY_KEY);
    if (given != null && !KEY.matcher(given).matches()) {
      parameters.wrongHeader(
          IDEMPOTENCY_KEY, "must be 1 to 255 visible ASCII characters, without spaces");
      return Optional.empty();
    }
    return Optional.ofNullable(given);
  }
}
