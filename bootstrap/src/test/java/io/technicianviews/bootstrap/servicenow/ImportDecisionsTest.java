package io.technicianviews.bootstrap.servicenow;

import java.nio.file.Path;

class ImportDecisionsTest extends DecisionsContract {

  @Override
  void imports(Path log) {
    desk.imports(log, ImportOptions.PLAIN);
  }
}
