package io.technicianviews.bootstrap.violations.persistence;

import io.technicianviews.bootstrap.violations.http.HttpThatUsesPersistence;

/** Adapters do not know each other. */
public interface PersistenceThatUsesHttp {
  HttpThatUsesPersistence http();
}
