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
import io.technicianviews.application.page.PageByCursor;
import io.technicianviews.application.page.PageByNumber;
import io.technicianviews.application.page.PageRequest;
import io.technicianviews.domain.request.RequestListItem;
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
 * Says answers that may come from the cache. The rows of a page are rendered once for as long as
 * they are kept, for whoever asks; the rest of an answer once for as long as it is the same one.
 * The instant is always the last field, and put in each time. Thread-safe.
 */
public final class ViewResponses {

  private static final byte[] TRUE = ascii("true}");
  private static final byte[] FALSE = ascii("false}");
  private static final byte[] DATA = ascii("{\"data\":[");
  private static final byte COMMA = ',';
  private static final byte END_OF_DATA = ']';

  /** What a page has besides its rows. */
  private record PageFooter(
      ViewCounts counts,
      TypeCounts filterCounts,
      long total,
      @Nullable Integer page,
      int perPage,
      @Nullable String nextCursor) {}

  /** A requester's own list as it is said. */
  private record RequesterPageJson(
      List<RequestListItem> data,
      long total,
      @Nullable Integer page,
      int perPage,
      @Nullable String nextCursor) {}

  /** Rows as they are said, each up to whether the caller has unread messages. */
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
   * An answer as it is said, but for its instant.
   *
   * @param rest whatever it is made of beside what it is known by, and nothing that holds that
   */
  private record CachedBody(Object rest, String tag, Function<Instant, byte[]> body) {}

  private final Json json;
  private final String asOfName;
  private final LoadingCache<List<RequestSummary>, RenderedRows> renderedRows;
  private final Cache<Object, CachedBody> cachedBody;

  public ViewResponses(Json json) {
    this.json = json;
    this.asOfName = ",\"" + json.jsonCase().of("as_of") + "\":\"";
    // By identity, and only as long as somebody else has the list.
    this.renderedRows = Caffeine.newBuilder().weakKeys().build(this::render);
    this.cachedBody = Caffeine.newBuilder().weakKeys().build();
  }

  public TaggedResponse page(AsOf<ViewPage> answer) {
    ViewPage page = answer.value();
    Object rest =
        Arrays.asList(
            page.counts(), page.filterCounts(), page.total(), page.pageRequest(), page.next());
    return of(page.rows(), rest, answer.asOf(), () -> say(page, rest));
  }

  public TaggedResponse numbers(AsOf<ViewCountsResult> answer) {
    ViewCountsResult numbers = answer.value();
    Object rest = numbers.filterCounts();
    return of(numbers.counts(), rest, answer.asOf(), () -> sayWhole(answer, rest));
  }

  public TaggedResponse businessUnitCounts(AsOf<BusinessUnitCounts> answer) {
    BusinessUnitCounts counts = answer.value();
    Object rest = List.of(counts.withoutUnit(), counts.total());
    return of(counts.businessUnits(), rest, answer.asOf(), () -> sayWhole(answer, rest));
  }

  public TaggedResponse own(AsOf<RequesterPage> answer) {
    RequesterPage page = answer.value();
    Object rest = Arrays.asList(page.total(), page.pageRequest(), page.next());
    AsOf<RequesterPageJson> requesterPageJson = new AsOf<>(own(page), answer.asOf());
    return of(page.data(), rest, answer.asOf(), () -> sayWhole(requesterPageJson, rest));
  }

  private static RequesterPageJson own(RequesterPage page) {
    return new RequesterPageJson(
        page.data(),
        page.total(),
        number(page.pageRequest()),
        page.pageRequest().perPage(),
        CursorCodec.of(page.next()));
  }

  /** Whoever goes on from a cursor is on no page that has a number. */
  private static @Nullable Integer number(PageRequest pageRequest) {
    return switch (pageRequest) {
      case PageByNumber(int page, int perPage) -> page;
      case PageByCursor pageByCursor -> null;
    };
  }

  /**
   * Answers that come from the cache are made of the same objects as long as they are the same.
   *
   * @param known what it is known by, as this very object
   */
  private TaggedResponse of(Object known, Object rest, Instant asOf, Supplier<CachedBody> saying) {
    CachedBody now = cachedBody.getIfPresent(known);
    if (now == null || !now.rest().equals(rest)) {
      now = saying.get();
      cachedBody.put(known, now);
    }
    Function<Instant, byte[]> body = now.body();
    return new TaggedResponse(now.tag(), () -> body.apply(asOf));
  }

  private CachedBody say(ViewPage page, Object rest) {
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

  private CachedBody sayWhole(AsOf<?> answer, Object rest) {
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
    return new RenderedRows(rows.stream().map(this::untilUnread).toList());
  }

  /** Whether there is something unread is the last field of a row. */
  private byte[] untilUnread(RequestSummary row) {
    byte[] whole = json.bytes(row.withoutUnreadFlag());
    byte[] prefix = new byte[whole.length - FALSE.length];
    System.arraycopy(whole, 0, prefix, 0, prefix.length);
    return prefix;
  }

  /** A byte for each row: 1 if there is something unread in it. */
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

  /** Without the brace that begins it and the one that ends it. */
  private byte[] numbers(ViewPage page) {
    byte[] whole =
        json.bytes(
            new PageFooter(
                page.counts(),
                page.filterCounts(),
                page.total(),
                number(page.pageRequest()),
                page.pageRequest().perPage(),
                CursorCodec.of(page.next())));
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

  /** What every answer ends with. */
  private byte[] end(Instant asOf) {
    return ascii(asOfName + asOf + "\"}");
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
