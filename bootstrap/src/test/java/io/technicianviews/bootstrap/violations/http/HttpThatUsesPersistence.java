package io.technicianviews.bootstrap.violations.http;

import io.technicianviews.bootstrap.violations.persistence.PersistenceThatUsesHttp;

/** Adapters do not know each other. */
public interface HttpThatUsesPersistence {
  PersistenceThatUsesHttp persistence();
}
