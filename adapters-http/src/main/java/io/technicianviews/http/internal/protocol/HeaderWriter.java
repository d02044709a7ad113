package io.technicianviews.http.internal.protocol;

import io.javalin.http.Context;

/** Headers of a response, in the servlet container or directly in Jetty. */
public interface HeaderWriter {

  /** Replaces the values of a header. */
  void set(String name, String value);

  /** Adds a value to a header. */
  void add(String name, String value);

  static HeaderWriter of(Context ctx) {
    return new HeaderWriter() {
      @Override
      public void set(String name, String value) {
        ctx.header(name, value);
      }

      @Override
      public void add(String name, String value) {
        ctx.res().addHeader(name, value);
      }
    };
  }
}
