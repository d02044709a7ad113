package io.technicianviews.application.internal.feed;

import io.technicianviews.domain.change.ChangeLogEntry;
import java.util.List;

/** A hook that runs before a change is dispatched. It must neither block nor throw. */
interface BeforeDispatch {

  /** Changes before this call may not be dispatched. */
  void reset();

  /** These changes are dispatched next. */
  void beforeDispatch(List<ChangeLogEntry> changes);
}
