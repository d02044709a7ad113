package io.technicianviews.bootstrap.servicenow;

import java.nio.file.Path;

class ReplayDecisionsTest extends DecisionsContract {

  @Override
  void imports(Path log) {
    desk.replays(log, ImportOptions.PLAIN);
  }
}
