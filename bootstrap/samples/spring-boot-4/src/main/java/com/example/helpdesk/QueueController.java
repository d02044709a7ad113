package com.example.helpdesk;

import io.technicianviews.application.AsOf;
import io.technicianviews.application.Result;
import io.technicianviews.application.ServiceDesk;
import io.technicianviews.application.ViewPage;
import io.technicianviews.application.ViewQuery;
import io.technicianviews.domain.view.View;
import io.technicianviews.json.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

@RestController
class QueueController {

  private final ServiceDesk helpdesk;

  QueueController(ServiceDesk helpdesk) {
    this.helpdesk = helpdesk;
  }

  /** The first page of a queue. An application takes the person from its own authentication. */
  @GetMapping("/queues/{name}")
  ResponseEntity<?> queue(@PathVariable String name, @RequestHeader("X-Person-Id") long personId) {
    View view =
        View.named(name).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    Result<AsOf<ViewPage>> result = helpdesk.technicianViews().page(personId, ViewQuery.of(view));
    return switch (result) {
      case Result.Success<AsOf<ViewPage>> success -> ResponseEntity.ok(success.value());
      case Result.Refused<AsOf<ViewPage>> refused -> problem(Problem.of(refused.refusal()));
    };
  }

  private static ResponseEntity<Problem> problem(Problem problem) {
    return ResponseEntity.status(problem.status())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }
}
