package io.technicianviews.application.view;

import io.technicianviews.domain.view.View;
import java.util.Locale;

/** A predefined view, which every technician sees and nobody can change. */
public record PredefinedView(View view) implements ListedView {

  /** The title, such as {@code All unsolved}. */
  public String title() {
    String words = view.wireName().replace('_', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
