package io.technicianviews.http.internal.server;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * The path and the query of a request, without secrets and in printable ASCII, as the access log
 * contains them. Values of parameters whose names are not plain words, or are those of secrets, are
 * replaced: an encoded name may be {@code access_token}. So is whatever looks like a JWT.
 */
final class LoggedTarget {

  static final String REPLACED = "***";

  private static final String UNKNOWN = "-";

  /** The path that Jetty gives to a request whose first line it could not parse. */
  private static final String UNPARSED = "/badMessage";

  private static final int MAX_LENGTH = 1_000;

  private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9_]{1,60}");
  private static final Pattern SECRET_NAME =
      Pattern.compile("(?i).*(token|secret|passw|auth|jwt|key|signature|credential|session).*");
  private static final Pattern JWT = Pattern.compile("eyJ[A-Za-z0-9._~+/=%-]{10,}");
  private static final Pattern UNPRINTABLE = Pattern.compile("[^\\x21-\\x7e]");

  private LoggedTarget() {}

  static String of(Request request) {
    boolean unparsed =
        request.getHeaders().size() == 0 && UNPARSED.equals(request.getHttpURI().getPath());
    return unparsed ? UNKNOWN : of(request.getHttpURI());
  }

  static String of(HttpURI uri) {
    String path = uri.getPath() == null ? UNKNOWN : uri.getPath();
    String query = query(uri.getQuery());
    String target = query.isEmpty() ? path : path + "?" + query;
    String clean = JWT.matcher(UNPRINTABLE.matcher(target).replaceAll("?")).replaceAll(REPLACED);
    return clean.length() <= MAX_LENGTH ? clean : clean.substring(0, MAX_LENGTH) + "...";
  }

  private static String query(@Nullable String query) {
    return query == null || query.isEmpty()
        ? ""
        : Arrays.stream(query.split("&"))
            .map(LoggedTarget::parameter)
            .collect(Collectors.joining("&"));
  }

  private static String parameter(String parameter) {
    int equals = parameter.indexOf('=');
    String name = equals < 0 ? parameter : parameter.substring(0, equals);
    if (!PLAIN_NAME.matcher(name).matches()) {
      return REPLACED;
    }
    return SECRET_NAME.matcher(name).matches() ? name + "=" + REPLACED : parameter;
  }
}
