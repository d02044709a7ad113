package io.technicianviews.bootstrap.servicenow;

import io.technicianviews.bootstrap.servicenow.format.FileFormat;
import io.technicianviews.domain.request.StatusCategory;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The expected result of an import, without a database.
 *
 * @param format the detected format of the file
 * @param summary the quantities; whether requests are new is not known
 * @param categories the number of requests by category of their status
 * @param firstDay the day of the first event; null without events
 * @param lastDay the day of the last event; null without events
 */
public record ImportPreview(
    FileFormat format,
    ImportSummary summary,
    Map<StatusCategory, Integer> categories,
    @Nullable LocalDate firstDay,
    @Nullable LocalDate lastDay) {

  public ImportPreview {
    categories = Map.copyOf(categories);
  }
}
