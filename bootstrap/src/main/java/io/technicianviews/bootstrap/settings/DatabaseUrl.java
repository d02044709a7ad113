package io.technicianviews.bootstrap.settings;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;

/**
 * Parses the URL of a database: {@code postgres://} with user and password, as hosting platforms
 * provide it, or {@code jdbc:postgresql://}. Messages never contain the URL, since it contains the
 * password.
 */
final class DatabaseUrl {

  private static final String EXAMPLE = "postgres://user:password@host:5432/database";
  private static final Pattern FORMAT =
      Pattern.compile(
          "(?:jdbc:postgresql|postgres(?:ql)?)://"
              + "(?:(?<user>[^:@/?]*)(?::(?<password>[^@/?]*))?@)?"
              + "(?<hosts>[^@/?]*)(?:/(?<database>[^/?]*))?(?:\\?(?<parameters>.*))?");

  private static final Pattern HOST =
      Pattern.compile("(?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::(?<port>.*))?");

  /** Maps parameter names of libpq to those of the JDBC driver, where they differ. */
  private static final Map<String, String> JDBC_NAMES =
      Map.of(
          "application_name", PGProperty.APPLICATION_NAME.getName(),
          "channel_binding", PGProperty.CHANNEL_BINDING.getName(),
          "connect_timeout", PGProperty.CONNECT_TIMEOUT.getName());

  private static final Set<String> SSL_MODES =
      Set.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");

  private DatabaseUrl() {}

  static Database parse(String text) {
    Matcher url = FORMAT.matcher(text);
    if (!url.matches()) {
      throw invalid("must look like " + EXAMPLE + "; special characters in it are percent-encoded");
    }
    Map<String, String> parameters = parameters(url.group("parameters"));
    String user = or(parameters.remove("user"), url.group("user"));
    String password = or(parameters.remove("password"), url.group("password"));
    requireKnown(parameters);
    if (user.isEmpty()) {
      throw invalid("names no user: it must look like " + EXAMPLE);
    }
    return new Database.External(
        jdbcUrl(url.group("hosts"), decoded(url.group("database")), parameters), user, password);
  }

  private static String or(@Nullable String parameter, @Nullable String encoded) {
    return parameter == null ? decoded(encoded) : parameter;
  }

  private static Map<String, String> parameters(@Nullable String query) {
    Map<String, String> parameters = new LinkedHashMap<>();
    if (query != null && !query.isEmpty()) {
      for (String parameter : query.split("&")) {
        int equals = parameter.indexOf('=');
        if (equals < 1) {
          throw invalid("has a parameter without a value: parameters look like sslmode=require");
        }
        String name = decoded(parameter.substring(0, equals));
        parameters.put(
            JDBC_NAMES.getOrDefault(name, name), decoded(parameter.substring(equals + 1)));
      }
    }
    return parameters;
  }

  private static void requireKnown(Map<String, String> parameters) {
    for (String name : parameters.keySet()) {
      if (PGProperty.forName(name) == null) {
        throw invalid("has the unknown parameter " + name);
      }
    }
    String sslMode = parameters.getOrDefault("sslmode", "prefer");
    if (!SSL_MODES.contains(sslMode)) {
      throw invalid(
          "has the unknown sslmode " + sslMode + ": it is one of " + String.join(", ", SSL_MODES));
    }
  }

  private static String jdbcUrl(String hosts, String database, Map<String, String> parameters) {
    if (database.isEmpty()) {
      throw invalid("names no database: it must look like " + EXAMPLE);
    }
    String query =
        parameters.entrySet().stream()
            .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
            .collect(Collectors.joining("&"));
    return "jdbc:postgresql://"
        + (hosts.isEmpty() ? "localhost" : checked(hosts))
        + "/"
        + encoded(database)
        + (query.isEmpty() ? "" : "?" + query);
  }

  private static String checked(String hosts) {
    for (String host : hosts.split(",", -1)) {
      Matcher address = HOST.matcher(host);
      if (!address.matches() || !isPort(address.group("port"))) {
        throw invalid("has an invalid host or port: it must look like " + EXAMPLE);
      }
    }
    return hosts;
  }

  private static boolean isPort(@Nullable String port) {
    return port == null
        || (port.matches("\\d{1,5}")
            && Integer.parseInt(port) >= 1
            && Integer.parseInt(port) <= 65_535);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String decoded(@Nullable String encoded) {
    if (encoded == null) {
      return "";
    }
    try {
      return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw invalid("has a % that is not followed by two hexadecimal digits; a % itself is %25");
    }
  }

  private static IllegalArgumentException invalid(String reason) {
    return new IllegalArgumentException(reason);
  }
}
