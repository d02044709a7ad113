package io.technicianviews.http.internal.origin;

import io.javalin.http.Header;
import io.technicianviews.http.TrustedProxies;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;

/**
 * The web origins by which a request has reached this server. Only a trusted proxy can say that it
 * was asked by another name than the server was.
 */
public final class OwnOrigins {

  static final String X_FORWARDED_HOST = "X-Forwarded-Host";

  private final TrustedProxies proxies;

  public OwnOrigins(TrustedProxies proxies) {
    this.proxies = proxies;
  }

  /** One for each scheme, unless a proxy says which one it is. */
  public List<String> of(Request request) {
    HttpFields headers = request.getHeaders();
    boolean proxied = proxies.contain(request.getConnectionMetaData().getRemoteSocketAddress());
    List<String> forwarded = proxied ? headers.getValuesList(X_FORWARDED_HOST) : List.of();
    List<String> scheme = proxied ? headers.getValuesList(Header.X_FORWARDED_PROTO) : List.of();
    List<String> hosts = forwarded.isEmpty() ? headers.getValuesList(Header.HOST) : forwarded;
    // Several values: a proxy that appends to what the client has sent, so none can be believed.
    if (hosts.size() != 1 || scheme.size() > 1) {
      return List.of();
    }
    return (scheme.isEmpty() ? Stream.of("http", "https") : scheme.stream())
        .map(name -> name + "://" + hosts.getFirst())
        .toList();
  }
}
