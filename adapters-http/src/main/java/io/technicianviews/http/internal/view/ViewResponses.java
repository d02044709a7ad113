package io.technicianviews.http.internal.view;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.technicianviews.application.AsOf;
import io.technicianviews.application.BusinessUnitCounts;
import io.technicianviews.application.RequesterPage;
import io.technicianviews.application.ViewCountsResult;
import io.technicianviews.application.ViewPage;
import io.technicianviews.application.ViewRows;
import io.technicianviews.application.page.Cursor;
import io.technicianviews.application.page.PageByCursor;
import io.technicianviews.application.page.PageByNumber;
import io.technicianviews.application.page.PageRequest;
import io.technicianviews.domain.request.RequestSummary;
import io.technicianviews.domain.view.TypeCounts;
import io.technicianviews.domain.view.ViewCounts;
import io.technicianviews.http.internal.json.Digests;
import io.technicianviews.http.internal.json.ETags;
import io.technicianviews.http.internal.json.Json;
import io.technicianviews.http.internal.json.TaggedResponse;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Renderer of results that may come from the cache. The rendered rows of a page are cached for all
 * callers while the rows are cached; the whole body is cached while the result is the same. The
 * instant is always the last field, and is added to each response. Thread-safe.
 */
public final class ViewResponses {

  private static final byte[] TRUE = ascii("true}");
  private static final byte[] FALSE = ascii("false}");
  private static final byte[] DATA = ascii("{\"data\":[");
  private static final byte COMMA = ',';
  private static final byte END_OF_DATA = ']';

  /** The fields of a page after its rows. */
  private record PageFooter(
      ViewCounts counts,
      TypeCounts filterCounts,
      long total,
      @Nullable Integer page,
      int perPage,
      @Nullable Cursor nextCursor) {}

  /** Rendered rows, each up to the flag of unread messages, which depends on the caller. */
  private static final class RenderedRows {
    final List<byte[]> rows;
    final byte[] digest;

    RenderedRows(List<byte[]> rows) {
      this.rows = rows;
      MessageDigest all = Digests.sha256();
      rows.forEach(all::update);
      this.digest = all.digest();
    }
  }

  /**
   * A rendered body without its instant.
   *
   * @param rest the values that the body contains in addition to its cache key; must not reference
   *     the key
   */
  private record CachedBody(Object rest, String tag, Function<Instant, byte[]> body) {}

  private final Json json;
  private final String asOfName;
  private final LoadingCache<List<RequestSummary>, RenderedRows> renderedRows;
  private final Cache<Object, CachedBody> cachedBody;

  public ViewResponses(Json json) {
    this.json = json;
    this.asOfName = ",\"" + json.jsonCase().of("as_of") + "\":\"";
    // Weak keys compare by identity, and are removed when the list is garbage.
    this.renderedRows = Caffeine.newBuilder().weakKeys().build(this::render);
    this.cachedBody = Caffeine.newBuilder().weakKeys().build();
  }

  public TaggedResponse page(AsOf<ViewPage> answer) {
    ViewPage page = answer.value();
    Object rest =
        Arrays.asList(
            page.counts(), page.filterCounts(), page.total(), page.pageRequest(), page.next());
    return of(page.rows(), rest, answer.asOf(), () -> renderPage(page, rest));
  }

  public TaggedResponse numbers(AsOf<ViewCountsResult> answer) {
    ViewCountsResult numbers = answer.value();
    Object rest = numbers.filterCounts();
    return of(numbers.counts(), rest, answer.asOf(), () -> renderWhole(answer, rest));
  }

  public TaggedResponse businessUnitCounts(AsOf<BusinessUnitCounts> answer) {
    BusinessUnitCounts counts = answer.value();
    Object rest = List.of(counts.withoutUnit(), counts.total());
    return of(counts.businessUnits(), rest, answer.asOf(), () -> renderWhole(answer, rest));
  }

  public TaggedResponse own(AsOf<RequesterPage> answer) {
    RequesterPage page = answer.value();
    Object rest = Arrays.asList(page.total(), page.pageRequest(), page.next());
    return of(page.data(), rest, answer.asOf(), () -> renderWhole(answer, rest));
  }

  /** Returns the number of the page; null if it was requested by a cursor. */
  private static @Nullable Integer number(PageRequest pageRequest) {
    return switch (pageRequest) {
      case PageByNumber(int page, int perPage) -> page;
      case PageByCursor pageByCursor -> null;
    };
  }

  /**
   * Returns the cached body if the result consists of the same objects, as results from the cache
   * do; renders it otherwise.
   *
   * @param key the cache key, compared by identity
   */
  private TaggedResponse of(Object key, Object rest, Instant asOf, Supplier<CachedBody> renderer) {
    CachedBody current = cachedBody.getIfPresent(key);
    if (current == null || !current.rest().equals(rest)) {
      current = renderer.get();
      cachedBody.put(key, current);
    }
    Function<Instant, byte[]> body = current.body();
    return new TaggedResponse(current.tag(), () -> body.apply(asOf));
  }

  private CachedBody renderPage(ViewPage page, Object rest) {
    RenderedRows rows = renderedRows.get(page.rows().shared());
    byte[] unread = unread(page.rows());
    byte[] numbers = numbers(page);
    MessageDigest digest = Digests.sha256();
    digest.update(rows.digest);
    digest.update(unread);
    digest.update(numbers);
    return new CachedBody(
        rest, ETags.of(digest), asOf -> joined(rows.rows, unread, numbers, end(asOf)));
  }

  private CachedBody renderWhole(AsOf<?> answer, Object rest) {
    byte[] whole = json.bytes(answer);
    byte[] beginning = Arrays.copyOf(whole, whole.length - end(answer.asOf()).length);
    MessageDigest digest = Digests.sha256();
    digest.update(beginning);
    return new CachedBody(rest, ETags.of(digest), other -> joined(beginning, end(other)));
  }

  private static byte[] joined(byte[] beginning, byte[] end) {
    byte[] whole = Arrays.copyOf(beginning, beginning.length + end.length);
    System.arraycopy(end, 0, whole, beginning.length, end.length);
    return whole;
  }

  private RenderedRows render(List<RequestSummary> rows) {
    return new RenderedRows(rows.stream().map(this::renderWithoutFlag).toList());
  }

  /** Renders a row up to its last field, the flag of unread messages. */
  private byte[] renderWithoutFlag(RequestSummary row) {
    byte[] whole = json.bytes(row.withoutUnreadFlag());
    byte[] prefix = new byte[whole.length - FALSE.length];
    System.arraycopy(whole, 0, prefix, 0, prefix.length);
    return prefix;
  }

  /** Returns a byte for each row: 1 if it has unread messages. */
  private static byte[] unread(ViewRows rows) {
    Set<Long> ids = rows.unread();
    byte[] unread = new byte[rows.shared().size()];
    if (!ids.isEmpty()) {
      for (int i = 0; i < unread.length; i++) {
        unread[i] = (byte) (ids.contains(rows.shared().get(i).id()) ? 1 : 0);
      }
    }
    return unread;
  }

  /** Renders the fields after the rows, without enclosing braces. */
  private byte[] numbers(ViewPage page) {
    byte[] whole =
        json.bytes(
            new PageFooter(
                page.counts(),
                page.filterCounts(),
                page.total(),
                number(page.pageRequest()),
                page.pageRequest().perPage(),
                page.next()));
    byte[] inner = new byte[whole.length - 2];
    System.arraycopy(whole, 1, inner, 0, inner.length);
    return inner;
  }

  private static byte[] joined(List<byte[]> rows, byte[] unread, byte[] numbers, byte[] end) {
    int rowBytes = rows.stream().mapToInt(row -> row.length + FALSE.length + 1).sum();
    ByteArrayOutputStream body =
        new ByteArrayOutputStream(DATA.length + rowBytes + numbers.length + end.length + 2);
    body.writeBytes(DATA);
    for (int i = 0; i < rows.size(); i++) {
      if (i > 0) {
        body.write(COMMA);
      }
      body.writeBytes(rows.get(i));
      body.writeBytes(unread[i] == 1 ? TRUE : FALSE);
    }
    body.write(END_OF_DATA);
    body.write(COMMA);
    body.writeBytes(numbers);
    body.writeBytes(end);
    return body.toByteArray();
  }

  /** Returns the end of every body, with the instant. */
  private byte[] end(Instant asOf) {
    return ascii(asOfName + asOf + "\"}");
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
