package io.technicianviews.http.internal.origin;

import io.javalin.http.Header;
import io.technicianviews.http.TrustedProxies;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;

/**
 * Web origins of this server according to a request. Only trusted proxies can override its {@code
 * Host}.
 */
public final class OwnOrigins {

  static final String X_FORWARDED_HOST = "X-Forwarded-Host";

  private final TrustedProxies proxies;

  public OwnOrigins(TrustedProxies proxies) {
    this.proxies = proxies;
  }

  /** Returns one origin for each scheme, or one if a proxy reports the scheme. */
  public List<String> of(Request request) {
    HttpFields headers = request.getHeaders();
    boolean proxied = proxies.contain(request.getConnectionMetaData().getRemoteSocketAddress());
    List<String> forwarded = proxied ? headers.getValuesList(X_FORWARDED_HOST) : List.of();
    List<String> scheme = proxied ? headers.getValuesList(Header.X_FORWARDED_PROTO) : List.of();
    List<String> hosts = forwarded.isEmpty() ? headers.getValuesList(Header.HOST) : forwarded;
    // Several values: the proxy appends to those of the client, so none is trustworthy.
    if (hosts.size() != 1 || scheme.size() > 1) {
      return List.of();
    }
    return (scheme.isEmpty() ? Stream.of("http", "https") : scheme.stream())
        .map(name -> name + "://" + hosts.getFirst())
        .toList();
  }
}
