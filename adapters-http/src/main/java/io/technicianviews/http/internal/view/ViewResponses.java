package io.technicianviews.http.internal.view;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.technicianviews.application.AsOf;
import io.technicianviews.application.BusinessUnitCounts;
import io.technicianviews.application.RequesterPage;
import io.technicianviews.application.ViewCountsResult;
import io.technicianviews.application.ViewPage;
import io.technicianviews.application.page.Cursor;
import io.technicianviews.application.page.PageByCursor;
import io.technicianviews.application.page.PageByNumber;
import io.technicianviews.application.page.PageRequest;
import io.technicianviews.application.report.Flow;
import io.technicianviews.application.view.ListCounts;
import io.technicianviews.application.view.ListPage;
import io.technicianviews.application.view.ViewList;
import io.technicianviews.application.view.ViewRows;
import io.technicianviews.domain.request.RequestSummary;
import io.technicianviews.domain.view.TypeCounts;
import io.technicianviews.domain.view.ViewCounts;
import io.technicianviews.domain.view.ViewId;
import io.technicianviews.http.internal.json.Digests;
import io.technicianviews.http.internal.json.ETags;
import io.technicianviews.http.internal.json.GzipPrefix;
import io.technicianviews.http.internal.json.Json;
import io.technicianviews.http.internal.json.TaggedResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
  private static final byte[] END = ascii("\"}");

  /** Bound of the cached bodies, and of the cached compressed bodies: 16 MiB each. */
  private static final long MAX_CACHED_BYTES = 16L << 20;

  /**
   * The fields of a page after its rows.
   *
   * @param counts {@link ViewCounts}, or the counts by the ids of views; when they are rendered, by
   *     the texts of the ids
   */
  private record PageFooter(
      Object counts,
      TypeCounts filterCounts,
      long total,
      @Nullable Integer page,
      int perPage,
      @Nullable Cursor nextCursor) {

    static PageFooter of(
        Object counts,
        TypeCounts filterCounts,
        long total,
        PageRequest pageRequest,
        @Nullable Cursor next) {
      return new PageFooter(
          counts, filterCounts, total, number(pageRequest), pageRequest.perPage(), next);
    }

    PageFooter withCounts(Object other) {
      return new PageFooter(other, filterCounts, total, page, perPage, nextCursor);
    }

    /** Returns the number of the page; null if it was requested by a cursor. */
    private static @Nullable Integer number(PageRequest pageRequest) {
      return switch (pageRequest) {
        case PageByNumber(int page, int perPage) -> page;
        case PageByCursor pageByCursor -> null;
      };
    }
  }

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
   * A body without its instant.
   *
   * @param rest the values that the body contains in addition to its cache key; must not reference
   *     the key
   * @param length number of bytes
   * @param renderer renders the bytes
   */
  private record CachedBody(Object rest, String tag, int length, Supplier<byte[]> renderer) {}

  private final Json json;
  private final byte[] asOfName;
  private final LoadingCache<List<RequestSummary>, RenderedRows> renderedRows;
  private final Cache<Object, CachedBody> cachedBody;
  private final LoadingCache<CachedBody, byte[]> plain;
  private final LoadingCache<CachedBody, GzipPrefix> compressed;

  public ViewResponses(Json json) {
    this.json = json;
    this.asOfName = ascii(",\"" + json.jsonCase().of("as_of") + "\":\"");
    // Weak keys compare by identity, and are removed when the list is garbage.
    this.renderedRows = cacheBuilder().build(this::render);
    this.cachedBody = cacheBuilder().build();
    this.plain =
        cacheBuilder()
            .maximumWeight(MAX_CACHED_BYTES)
            .weigher((CachedBody body, byte[] bytes) -> bytes.length)
            .build(body -> body.renderer().get());
    this.compressed =
        cacheBuilder()
            .maximumWeight(MAX_CACHED_BYTES)
            .weigher((CachedBody body, GzipPrefix prefix) -> prefix.size())
            .build(body -> GzipPrefix.of(this.plain.get(body)));
  }

  /**
   * A builder of caches with weak keys that are maintained in the thread of a call: maintenance is
   * due after every sixteenth read, and takes less time than to wake another thread for it.
   */
  private static Caffeine<Object, Object> cacheBuilder() {
    return Caffeine.newBuilder().weakKeys().executor(Runnable::run);
  }

  public TaggedResponse page(AsOf<ViewPage> answer) {
    ViewPage page = answer.value();
    PageFooter footer =
        PageFooter.of(
            page.counts(), page.filterCounts(), page.total(), page.pageRequest(), page.next());
    return of(page.rows(), footer, answer.asOf(), () -> renderPage(page.rows(), footer, footer));
  }

  public TaggedResponse listPage(AsOf<ListPage> answer) {
    ListPage page = answer.value();
    PageFooter footer =
        PageFooter.of(
            page.counts(), page.filterCounts(), page.total(), page.pageRequest(), page.next());
    return of(
        page.rows(),
        footer,
        answer.asOf(),
        () -> renderPage(page.rows(), footer, footer.withCounts(named(page.counts()))));
  }

  public TaggedResponse counts(AsOf<ListCounts> answer) {
    return of(answer.value().counts(), "", answer.asOf(), () -> renderWhole(answer, ""));
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

  public TaggedResponse definitions(AsOf<ViewList> answer) {
    return of(answer.value().views(), "", answer.asOf(), () -> renderWhole(answer, ""));
  }

  public TaggedResponse flow(AsOf<Flow> answer) {
    return of(answer.value().days(), "", answer.asOf(), () -> renderWhole(answer, ""));
  }

  public TaggedResponse own(AsOf<RequesterPage> answer) {
    RequesterPage page = answer.value();
    Object rest = Arrays.asList(page.total(), page.pageRequest(), page.next());
    return of(page.data(), rest, answer.asOf(), () -> renderWhole(answer, rest));
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
    CachedBody body = current;
    String instant = asOf.toString();
    return new TaggedResponse(
        body.tag(),
        instant,
        body.length() + endLength(instant),
        () -> joined(plain.get(body), end(instant)),
        () -> compressed.get(body).with(end(instant)));
  }

  private static Map<String, Long> named(Map<ViewId, Long> counts) {
    Map<String, Long> named = new LinkedHashMap<>();
    counts.forEach((view, count) -> named.put(view.text(), count));
    return named;
  }

  /** Renders a page; {@code footer} is what a cached body is compared by. */
  private CachedBody renderPage(ViewRows list, PageFooter footer, PageFooter rendered) {
    RenderedRows rows = renderedRows.get(list.shared());
    byte[] unread = unread(list);
    byte[] numbers = inner(rendered);
    MessageDigest digest = Digests.sha256();
    digest.update(rows.digest);
    digest.update(unread);
    digest.update(numbers);
    return new CachedBody(
        footer,
        ETags.of(digest),
        length(rows.rows, unread, numbers),
        () -> joined(rows.rows, unread, numbers));
  }

  private CachedBody renderWhole(AsOf<?> answer, Object rest) {
    byte[] whole = json.bytes(answer);
    byte[] beginning = Arrays.copyOf(whole, whole.length - endLength(answer.asOf().toString()));
    MessageDigest digest = Digests.sha256();
    digest.update(beginning);
    return new CachedBody(rest, ETags.of(digest), beginning.length, () -> beginning);
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
  private byte[] inner(PageFooter footer) {
    byte[] whole = json.bytes(footer);
    byte[] inner = new byte[whole.length - 2];
    System.arraycopy(whole, 1, inner, 0, inner.length);
    return inner;
  }

  private static int length(List<byte[]> rows, byte[] unread, byte[] numbers) {
    int length = DATA.length + numbers.length + 2 + Math.max(0, rows.size() - 1);
    for (int i = 0; i < unread.length; i++) {
      length += rows.get(i).length + flag(unread[i]).length;
    }
    return length;
  }

  private static byte[] joined(List<byte[]> rows, byte[] unread, byte[] numbers) {
    ByteBuffer body = ByteBuffer.allocate(length(rows, unread, numbers)).put(DATA);
    for (int i = 0; i < unread.length; i++) {
      if (i > 0) {
        body.put(COMMA);
      }
      body.put(rows.get(i)).put(flag(unread[i]));
    }
    return body.put(END_OF_DATA).put(COMMA).put(numbers).array();
  }

  private static byte[] flag(byte unread) {
    return unread == 1 ? TRUE : FALSE;
  }

  /** Returns the end of every body, with the instant. */
  private byte[] end(String asOf) {
    return ByteBuffer.allocate(endLength(asOf)).put(asOfName).put(ascii(asOf)).put(END).array();
  }

  private int endLength(String asOf) {
    return asOfName.length + asOf.length() + END.length;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
