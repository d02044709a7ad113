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
 * Source of an issuer's keys, fetched on demand and cached for {@link #TIME_TO_LIVE}, or for {@link
 * #OUTAGE_TIME_TO_LIVE} while the issuer is unreachable. A token with an unknown key id triggers a
 * refresh, as the key may be new, at most once per {@link #REFRESH_INTERVAL}: any client can send
 * such tokens. Only these refreshes are limited, so that such a client cannot exhaust the limit for
 * regular ones; the library's own limit does not distinguish the two.
 */
final class RemoteJwkSource implements JWKSource<SecurityContext> {

  private static final Duration TIME_TO_LIVE = Duration.ofMinutes(5);
  private static final Duration OUTAGE_TIME_TO_LIVE = Duration.ofHours(1);
  private static final Duration REFRESH_INTERVAL = Duration.ofSeconds(10);
  private static final Duration TIMEOUT = Duration.ofSeconds(2);
  private static final int MAX_BYTES = 256 * 1024;

  private final JWKSetSource<SecurityContext> keys;
  private final InstantSource clock;
  private final AtomicLong nextRefresh = new AtomicLong(Long.MIN_VALUE);

  RemoteJwkSource(URI address, InstantSource clock) {
    int timeout = Math.toIntExact(TIMEOUT.toMillis());
    var retriever = new DefaultResourceRetriever(timeout, timeout, MAX_BYTES);
    var fetched = new URLBasedJWKSetSource<SecurityContext>(url(address), retriever);
    var tolerant = new OutageTolerantJWKSetSource<>(fetched, OUTAGE_TIME_TO_LIVE.toMillis(), null);
    this.keys =
        new CachingJWKSetSource<>(
            tolerant, TIME_TO_LIVE.toMillis(), TIMEOUT.multipliedBy(2).toMillis(), null);
    this.clock = clock;
  }

  @Override
  public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context)
      throws KeySourceException {
    long now = clock.millis();
    JWKSet known = keys.getJWKSet(JWKSetCacheRefreshEvaluator.noRefresh(), now, context);
    List<JWK> selected = selector.select(known);
    return selected.isEmpty() && mayRefresh(now)
        ? selector.select(
            keys.getJWKSet(JWKSetCacheRefreshEvaluator.referenceComparison(known), now, context))
        : selected;
  }

  private boolean mayRefresh(long now) {
    long next = nextRefresh.get();
    return now >= next && nextRefresh.compareAndSet(next, now + REFRESH_INTERVAL.toMillis());
  }

  private static URL url(URI address) {
    try {
      return address.toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException("not the URL of a key set: " + address, e);
    }
  }
}
