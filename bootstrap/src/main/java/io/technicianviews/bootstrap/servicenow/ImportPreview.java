package io.technicianviews.bootstrap.servicenow;

import io.technicianviews.bootstrap.servicenow.format.FileFormat;
import io.technicianviews.domain.request.Status;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an import would bring.
 *
 * @param format how the file is written
 * @param summary its numbers; which requests are new is not known without the desk
 * @param statuses how many requests have each status
 * @param firstDay the day of the first event, if there is one
 * @param lastDay the day of the last event
 */
public record ImportPreview(
    FileFormat format,
    ImportSummary summary,
    Map<Status, Integer> statuses,
    @Nullable LocalDate firstDay,
    @Nullable LocalDate lastDay) {

  public ImportPreview {
    statuses = Map.copyOf(statuses);
  }
}
