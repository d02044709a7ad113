package io.technicianviews.http;

import io.technicianviews.http.Specification.Media;
import io.technicianviews.http.Specification.Parameter;
import java.util.List;
import java.util.Locale;

/** An operation of the published document. */
record PublishedOperation(String method, String path) {

  static final Specification SPECIFICATION = Specification.published();

  /** The parameters in this place: path, query or header. */
  List<Parameter> parameters(String in) {
    return SPECIFICATION.parametersOf(method, path).stream()
        .filter(parameter -> parameter.in().equals(in))
        .toList();
  }

  Media body() {
    return SPECIFICATION.requestBody(method, path);
  }

  @Override
  public String toString() {
    return method.toUpperCase(Locale.ROOT) + " " + path;
  }
}
