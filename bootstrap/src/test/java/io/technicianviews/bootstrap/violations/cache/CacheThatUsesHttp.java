package io.technicianviews.bootstrap.violations.cache;

import io.technicianviews.bootstrap.violations.http.HttpThatUsesPersistence;

/** Adapters do not know each other. */
public interface CacheThatUsesHttp {
  HttpThatUsesPersistence http();
}
