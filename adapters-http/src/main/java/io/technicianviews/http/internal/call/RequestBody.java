package io.technicianviews.http.internal.call;

import io.javalin.http.Context;
import io.javalin.http.Header;
import io.technicianviews.http.internal.json.Json;
import io.technicianviews.http.internal.problem.ErrorMapper;
import io.technicianviews.http.internal.problem.ProblemException;
import io.technicianviews.http.internal.protocol.HttpLimits;
import io.technicianviews.json.ProblemType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpException;
import org.jspecify.annotations.Nullable;

/** Reader of bodies, which are JSON in UTF-8, complete and within the size limit. */
final class RequestBody {

  /**
   * Bytes that are discarded beyond the limit, so that a client that still sends can read the
   * response.
   */
  private static final int MAX_DISCARDED_BYTES = 1024 * 1024;

  private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
  private static final String QUOTED = "\"(?:[^\"\\\\]|\\\\.)*+\"";
  private static final Pattern MEDIA_TYPE = Pattern.compile("(" + TOKEN + "/" + TOKEN + ")(.*)");
  private static final Pattern PARAMETER =
      Pattern.compile("[ \t]*;[ \t]*(?:(" + TOKEN + ")=(" + TOKEN + "|" + QUOTED + "))?[ \t]*");

  private RequestBody() {}

  /** Returns the bytes of a body. */
  static byte[] bytes(Context ctx) {
    try {
      InputStream in = ctx.req().getInputStream();
      byte[] body = in.readNBytes(HttpLimits.MAX_BODY_BYTES + 1);
      if (body.length > HttpLimits.MAX_BODY_BYTES) {
        in.skip(MAX_DISCARDED_BYTES);
        throw new ProblemException(ErrorMapper.ofStatus(413));
      }
      return body;
    } catch (IOException e) {
      throw unreadable(e);
    } catch (RuntimeException e) {
      throw e instanceof HttpException http
          ? new ProblemException(ErrorMapper.ofStatus(http.getCode()))
          : e;
    }
  }

  /** Decodes the bytes of a body according to its headers. */
  static String text(Context ctx, byte[] bytes) {
    requireJson(headers(ctx, Header.CONTENT_TYPE));
    requirePlain(headers(ctx, Header.CONTENT_ENCODING));
    String text = decoded(bytes);
    if (text.startsWith("\ufeff")) {
      throw malformed("The body begins with a byte order mark: omit it.");
    }
    return text;
  }

  private static String decoded(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw malformed("The body is not in UTF-8.");
    }
  }

  private static ProblemException unreadable(IOException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof TimeoutException) {
        return new ProblemException(ErrorMapper.ofStatus(408));
      }
    }
    return malformed(
        "The body is incomplete: it is shorter than its Content-Length, or its"
            + " chunks are not well-formed.");
  }

  private static List<String> headers(Context ctx, String name) {
    return Collections.list(ctx.req().getHeaders(name));
  }

  private static void requireJson(List<String> types) {
    if (types.size() != 1 || !isJson(types.getFirst().strip())) {
      throw unsupported("Send JSON in UTF-8, with the header Content-Type: application/json.");
    }
  }

  private static boolean isJson(String contentType) {
    Matcher type = MEDIA_TYPE.matcher(contentType);
    if (!type.matches()) {
      return false;
    }
    return type.group(1).equalsIgnoreCase(Json.CONTENT_TYPE)
        && isUtf8(type.group(2).stripTrailing());
  }

  /** Returns whether these are valid parameters without another character set. */
  private static boolean isUtf8(String parameters) {
    Matcher parameter = PARAMETER.matcher(parameters);
    int end = 0;
    while (end < parameters.length()) {
      if (!parameter.region(end, parameters.length()).lookingAt()
          || !isUtf8(parameter.group(1), parameter.group(2))) {
        return false;
      }
      end = parameter.end();
    }
    return true;
  }

  private static boolean isUtf8(@Nullable String name, @Nullable String value) {
    if (name == null || value == null || !name.equalsIgnoreCase("charset")) {
      return true;
    }
    String charset = value.replace("\"", "").toLowerCase(Locale.ROOT);
    return charset.equals("utf-8") || charset.equals("utf8");
  }

  private static void requirePlain(List<String> encodings) {
    if (!encodings.stream().allMatch(encoding -> encoding.strip().equalsIgnoreCase("identity"))) {
      throw unsupported("Send the body uncompressed, without Content-Encoding.");
    }
  }

  private static ProblemException unsupported(String detail) {
    return new ProblemException(ProblemType.UNSUPPORTED_MEDIA_TYPE, detail);
  }

  private static ProblemException malformed(String detail) {
    return new ProblemException(ProblemType.MALFORMED_BODY, detail);
  }
}
