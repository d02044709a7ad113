package io.technicianviews.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Values at and around the limits of every schema, valid in one place and invalid in another. */
final class Candidates {

  static final List<String> NUMBERS =
      List.of(
          "-9223372036854775809",
          "-9223372036854775808",
          "-2147483648",
          "-2",
          "-1",
          "0",
          "1",
          "2",
          "4",
          "5",
          "6",
          "7",
          "99",
          "100",
          "101",
          "87600",
          "87601",
          "525600",
          "525601",
          "999999999",
          "1000000000",
          "2147483647",
          "2147483648",
          "999999999999999999",
          "1000000000000000000",
          "9223372036854775807",
          "9223372036854775808",
          "99999999999999999999999999");

  /** The same numbers in other forms, and values that are not integers. */
  private static final List<String> DECIMALS =
      List.of(
          "1.0",
          "2.000",
          "1e0",
          "10e-1",
          "-0",
          "0.0",
          "1.5",
          "1e2",
          "2147483647.0",
          "2147483648.0",
          "9223372036854775807.0",
          "9223372036854775808.0",
          "1e400",
          "1e-400",
          "0.5");

  /** Words that are valid somewhere, and words that are valid nowhere. */
  static final List<String> WORDS =
      List.of(
          "unassigned",
          "all_tickets",
          "UNASSIGNED",
          "all",
          "subtasks",
          "-created",
          "due_date",
          "true",
          "false",
          "TRUE",
          "null",
          "admin",
          "requester",
          "Admin",
          "#2f80ed",
          "#2F80ED",
          "2f80ed",
          "#2f80e",
          "x",
          "two words",
          "a,b",
          "01",
          "+1",
          "1.0",
          "1e0",
          " 1",
          "0x1",
          "\u0661",
          "*",
          "\"4\"",
          "\"4\", \"5\"",
          "W/\"4\"",
          "W/\"4\" , ,\"5-gzip\"",
          ", \"4\",",
          "w/\"4\"",
          "\"4",
          "4\"",
          "\"4\" \"5\"",
          "\"4\"; \"5\"",
          "*, \"4\"",
          "*,*",
          "\"a b\"",
          "\"\"",
          ",",
          "AAAA",
          "A_-9");

  static final List<String> TIMES =
      List.of(
          "2026-11-23T16:05:00Z",
          "2026-11-23t16:05:00z",
          "2026-11-23T16:05:00.123456+02:00",
          "2026-11-23T16:05:00.123456000Z",
          "2026-11-23T16:05:00.1234567Z",
          "2026-11-23T16:05:00.Z",
          "2026-11-23T16:05:00-00:00",
          "2026-11-23T16:05:00+18:00",
          "2026-11-23T16:05:00+18:01",
          "2026-11-23T16:05:00-17:59",
          "2026-11-23T16:05:00+02:60",
          "2026-11-23T16:05:00+02",
          "2026-11-23T16:05:00+02:00:00",
          "2026-11-23T16:05Z",
          "2026-11-23T16:05:00",
          "2026-11-23",
          "2026-11-23 16:05:00Z",
          "2026-02-29T16:05:00Z",
          "2028-02-29T16:05:00Z",
          "2026-13-01T16:05:00Z",
          "2026-11-23T24:00:00Z",
          "2026-11-23T23:59:60Z",
          "0000-01-01T00:00:00Z",
          "0001-01-01T00:00:00Z",
          "0001-01-01T00:00:00-01:00",
          "0001-01-01T00:00:00+01:00",
          "0001-01-02T00:00:00+18:00",
          "9999-12-31T23:59:59.999999Z",
          "9999-12-31T23:59:59+01:00",
          "9999-12-31T23:59:59-01:00",
          "9999-12-30T23:59:59-18:00",
          "10000-01-01T00:00:00Z",
          "+2026-11-23T16:05:00Z",
          "-2026-11-23T16:05:00Z",
          "tomorrow",
          "");

  /** Texts of every length that is a limit. */
  static final List<String> LENGTHS =
      Stream.of(1, 254, 255, 256, 9_999, 10_000, 10_001)
          .flatMap(length -> Stream.of("x".repeat(length), "\ud83d\ude00".repeat(length)))
          .filter(text -> text.length() <= 10_001)
          .toList();

  /** Texts that are blank, invisible, disguised, or hold characters that control something. */
  static final List<String> CHARACTERS =
      Stream.concat(
              Stream.of(
                      0x0, 0x1, 0x8, 0x9, 0xa, 0xb, 0xc, 0xd, 0x1b, 0x20, 0x7f, 0x80, 0x85, 0x9f,
                      0xa0, 0xad, 0x34f, 0x61c, 0x115f, 0x1160, 0x1680, 0x17b4, 0x180b, 0x180e,
                      0x2000, 0x2007, 0x200b, 0x200d, 0x200e, 0x2028, 0x2029, 0x202a, 0x202e,
                      0x202f, 0x2060, 0x2065, 0x2066, 0x2069, 0x206f, 0x2800, 0x3000, 0x3164,
                      0xfe0f, 0xfeff, 0xffa0, 0xfff0, 0xfffb, 0xfffc, 0xfffd, 0x1bca0, 0x1d173,
                      0xe0001, 0xe0100, 0xe0fff, 0x10ffff)
                  .map(Character::toString)
                  .flatMap(c -> Stream.of(c, c + c, "a" + c, c + "a", "a" + c + "b")),
              Stream.of("\r\n", "a\r\nb", " \t ", "e\u0301", "\u212b", "\u0301", "\ud83d\ude00"))
          .toList();

  /** Texts without control characters, for every place. */
  static final List<String> TEXTS =
      Stream.of(NUMBERS, WORDS, TIMES, LENGTHS).flatMap(List::stream).toList();

  /** JSON values, which nothing may modify. */
  static final List<JsonNode> VALUES = values();

  private Candidates() {}

  private static List<JsonNode> values() {
    List<JsonNode> values = new ArrayList<>();
    Stream.concat(NUMBERS.stream(), DECIMALS.stream()).map(Client::exact).forEach(values::add);
    Stream.concat(TEXTS.stream(), CHARACTERS.stream()).map(TextNode::valueOf).forEach(values::add);
    Stream.of(
            "true",
            "false",
            "null",
            "[]",
            "[1]",
            "[1, 1, 2]",
            "[1.0]",
            "[0]",
            "[-1]",
            "[9223372036854775807]",
            "[9223372036854775808]",
            "[\"1\"]",
            "[null]",
            "[[1]]",
            "[\"vpn\", \"VPN\"]",
            "[\"two words\"]",
            "[\" vpn \"]",
            "[\"a,b\"]",
            "[\"a\\u200b\"]",
            "[\" \"]",
            "[\"" + "x".repeat(50) + "\"]",
            "[\"" + "x".repeat(51) + "\"]",
            "[" + "\"t\",".repeat(19) + "\"t\"]",
            "[" + "\"t\",".repeat(20) + "\"t\"]",
            "{}",
            "{\"id\": 1}")
        .map(Client::exact)
        .forEach(values::add);
    return values;
  }
}
