package io.technicianviews.bootstrap.violations.json;

import io.technicianviews.bootstrap.violations.http.HttpThatUsesPersistence;

/** The JSON format does not know the HTTP server. */
public interface JsonThatUsesHttp {
  HttpThatUsesPersistence http();
}
