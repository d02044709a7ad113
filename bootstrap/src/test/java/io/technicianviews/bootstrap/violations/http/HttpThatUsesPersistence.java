package io.technicianviews.bootstrap.violations.http;

import io.technicianviews.bootstrap.violations.persistence.PersistenceThatUsesHttp;

/** A violation of the rule that adapters do not use each other. */
public interface HttpThatUsesPersistence {
  PersistenceThatUsesHttp persistence();
}
