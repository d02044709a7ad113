package io.technicianviews.http.auth;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.CachingJWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.OutageTolerantJWKSetSource;
import com.nimbusds.jose.jwk.source.URLBasedJWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The keys of an issuer, fetched when they are needed and kept for a while, longer if the issuer
 * cannot be reached. A token that names an unknown key has them fetched again, as a key may be new,
 * but seldom: anybody can send such tokens. Only these fetches are limited, or a stranger could use
 * up those that everybody needs; the library's own limit does not tell the two apart.
 */
final class RemoteJwkSource implements JWKSource<SecurityContext> {

  private static final Duration KEPT = Duration.ofMinutes(5);
  private static final Duration KEPT_IN_OUTAGE = Duration.ofHours(1);
  private static final Duration BETWEEN_SEARCHES = Duration.ofSeconds(10);
  private static final Duration TIMEOUT = Duration.ofSeconds(2);
  private static final int MAX_BYTES = 256 * 1024;

  private final JWKSetSource<SecurityContext> keys;
  private final InstantSource clock;
  private final AtomicLong nextSearch = new AtomicLong(Long.MIN_VALUE);

  RemoteJwkSource(URI address, InstantSource clock) {
    int timeout = Math.toIntExact(TIMEOUT.toMillis());
    var retriever = new DefaultResourceRetriever(timeout, timeout, MAX_BYTES);
    var fetched = new URLBasedJWKSetSource<SecurityContext>(url(address), retriever);
    var tolerant = new OutageTolerantJWKSetSource<>(fetched, KEPT_IN_OUTAGE.toMillis(), null);
    this.keys =
        new CachingJWKSetSource<>(
            tolerant, KEPT.toMillis(), TIMEOUT.multipliedBy(2).toMillis(), null);
    this.clock = clock;
  }

  @Override
  public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context)
      throws KeySourceException {
    long now = clock.millis();
    JWKSet known = keys.getJWKSet(JWKSetCacheRefreshEvaluator.noRefresh(), now, context);
    List<JWK> selected = selector.select(known);
    return selected.isEmpty() && maySearch(now)
        ? selector.select(
            keys.getJWKSet(JWKSetCacheRefreshEvaluator.referenceComparison(known), now, context))
        : selected;
  }

  private boolean maySearch(long now) {
    long next = nextSearch.get();
    return now >= next && nextSearch.compareAndSet(next, now + BETWEEN_SEARCHES.toMillis());
  }

  private static URL url(URI address) {
    try {
      return address.toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException("no address of a key set: " + address, e);
    }
  }
}
