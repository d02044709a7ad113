package io.technicianviews.bootstrap.violations.json;

import io.technicianviews.bootstrap.violations.http.HttpThatUsesPersistence;

/** A violation of the rule that the JSON format does not use the HTTP server. */
public interface JsonThatUsesHttp {
  HttpThatUsesPersistence http();
}
