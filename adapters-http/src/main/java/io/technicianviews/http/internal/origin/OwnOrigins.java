package io.technicianviews.http.internal.origin;

import io.javalin.http.Context;
import io.javalin.http.Header;
import io.technicianviews.http.TrustedProxies;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Web origins of this server according to a request. Only trusted proxies can override its {@code
 * Host}.
 */
public final class OwnOrigins {

  private static final Pattern LIST = Pattern.compile(",");

  static final String X_FORWARDED_HOST = "X-Forwarded-Host";

  private final TrustedProxies proxies;

  public OwnOrigins(TrustedProxies proxies) {
    this.proxies = proxies;
  }

  /** Returns one origin for each scheme, or one if a proxy reports the scheme. */
  public List<String> of(Context ctx) {
    boolean proxied = proxies.contain(address(ctx));
    List<String> forwarded = proxied ? values(ctx, X_FORWARDED_HOST) : List.of();
    List<String> scheme = proxied ? values(ctx, Header.X_FORWARDED_PROTO) : List.of();
    List<String> hosts = forwarded.isEmpty() ? values(ctx, Header.HOST) : forwarded;
    // Several values: the proxy appends to those of the client, so none is trustworthy.
    if (hosts.size() != 1 || scheme.size() > 1) {
      return List.of();
    }
    return (scheme.isEmpty() ? Stream.of("http", "https") : scheme.stream())
        .map(name -> name + "://" + hosts.getFirst())
        .toList();
  }

  private static SocketAddress address(Context ctx) {
    // Jetty reports an address, so no name is looked up.
    return new InetSocketAddress(ctx.req().getRemoteAddr(), ctx.req().getRemotePort());
  }

  /** Returns the values of a header, each of which may be a list. */
  private static List<String> values(Context ctx, String name) {
    return Collections.list(ctx.req().getHeaders(name)).stream()
        .flatMap(LIST::splitAsStream)
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .toList();
  }
}
