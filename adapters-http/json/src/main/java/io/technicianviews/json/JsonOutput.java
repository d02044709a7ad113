package io.technicianviews.json;

/**
 * Receiver of JSON tokens: a generator of either version of Jackson.
 *
 * @param <X> failure to write
 */
interface JsonOutput<X extends Exception> {

  void startObject() throws X;

  void endObject() throws X;

  void startArray() throws X;

  void endArray() throws X;

  void name(String name) throws X;

  void string(String value) throws X;

  void number(long value) throws X;

  void bool(boolean value) throws X;

  void nothing() throws X;
}
