package io.technicianviews.bootstrap.violations.persistence;

import io.technicianviews.bootstrap.violations.http.HttpThatUsesPersistence;

/** A violation of the rule that adapters do not use each other. */
public interface PersistenceThatUsesHttp {
  HttpThatUsesPersistence http();
}
