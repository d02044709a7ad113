package io.technicianviews.http;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.technicianviews.application.BusinessUnitCounts;
import io.technicianviews.application.Page;
import io.technicianviews.application.PageRows;
import io.technicianviews.application.Paging;
import io.technicianviews.application.ViewNumbers;
import io.technicianviews.application.ViewPage;
import io.technicianviews.domain.request.ListRow;
import io.technicianviews.domain.request.Ticket;
import io.technicianviews.domain.view.TypeCounts;
import io.technicianviews.domain.view.ViewCounts;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Says answers that may come from the cache. The rows of a page are rendered once for as long as
 * they are kept, for whoever asks; what differs from one caller or call to the next is put in. The
 * instant is always the last field. Thread-safe.
 */
final class ViewBodies {

  private static final byte[] TRUE = ascii("true}");
  private static final byte[] FALSE = ascii("false}");
  private static final byte[] DATA = ascii("{\"data\":[");
  private static final byte COMMA = ',';
  private static final byte END_OF_DATA = ']';

  /** What a page has besides its rows. */
  private record Numbers(
      ViewCounts counts, TypeCounts filterCounts, long total, int page, int perPage) {}

  /** Rows as they are said, each up to whether the caller has unread messages. */
  private static final class Rendered {
    final List<byte[]> rows;
    final byte[] digest;

    Rendered(List<byte[]> rows) {
      this.rows = rows;
      MessageDigest all = Tags.digest();
      rows.forEach(all::update);
      this.digest = all.digest();
    }
  }

  private final Json json;
  private final String asOfName;
  private final LoadingCache<List<ListRow>, Rendered> rendered;

  ViewBodies(Json json) {
    this.json = json;
    this.asOfName = ",\"" + json.jsonCase().of("as_of") + "\":\"";
    // By identity, and only as long as somebody else has the list.
    this.rendered = Caffeine.newBuilder().weakKeys().build(this::render);
  }

  TaggedBody of(ViewPage page) {
    Rendered rows = rendered.get(page.rows().shared());
    byte[] unread = unread(page.rows());
    byte[] numbers = numbers(page);
    MessageDigest digest = Tags.digest();
    digest.update(rows.digest);
    digest.update(unread);
    digest.update(numbers);
    return new TaggedBody(Tags.of(digest), () -> joined(rows.rows, unread, numbers, page.asOf()));
  }

  TaggedBody of(ViewNumbers numbers) {
    return whole(numbers, numbers.asOf());
  }

  TaggedBody of(BusinessUnitCounts counts) {
    return whole(counts, counts.asOf());
  }

  TaggedBody of(Page<Ticket> page) {
    return whole(page, page.asOf());
  }

  private TaggedBody whole(Object answer, Instant asOf) {
    byte[] body = json.bytes(answer);
    MessageDigest digest = Tags.digest();
    digest.update(body, 0, body.length - end(asOf).length);
    return new TaggedBody(Tags.of(digest), () -> body);
  }

  private Rendered render(List<ListRow> rows) {
    return new Rendered(rows.stream().map(this::untilUnread).toList());
  }

  /** Whether there is something unread is the last field of a row. */
  private byte[] untilUnread(ListRow row) {
    byte[] whole = json.bytes(row.unmarked());
    byte[] prefix = new byte[whole.length - FALSE.length];
    System.arraycopy(whole, 0, prefix, 0, prefix.length);
    return prefix;
  }

  /** A byte for each row: 1 if there is something unread in it. */
  private static byte[] unread(PageRows rows) {
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
    Paging paging = page.paging();
    byte[] whole =
        json.bytes(
            new Numbers(
                page.counts(), page.filterCounts(), page.total(), paging.page(), paging.perPage()));
    byte[] inner = new byte[whole.length - 2];
    System.arraycopy(whole, 1, inner, 0, inner.length);
    return inner;
  }

  private byte[] joined(List<byte[]> rows, byte[] unread, byte[] numbers, Instant asOf) {
    byte[] end = end(asOf);
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
