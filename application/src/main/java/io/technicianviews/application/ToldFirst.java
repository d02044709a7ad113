package io.technicianviews.application;

import io.technicianviews.domain.change.LoggedChange;
import java.util.List;

/** Answers and names follow what is told before anybody else hears of it. */
record ToldFirst(Composing answers, PersonNames names) implements ChangeFeed.Foremost {

  @Override
  public void begins() {
    names.forget();
  }

  @Override
  public void isToldNext(List<LoggedChange> changes) {
    answers.heard();
    if (changes.stream().anyMatch(PersonNames::areAlteredBy)) {
      names.forget();
    }
  }
}
