/**
 * The helpdesk itself: requests, people, messages, views, commands as pure decisions, and the ports
 * that adapters implement.
 */
module io.technicianviews.domain {
  requires static transitive org.jspecify;

  exports io.technicianviews.domain.cell;
  exports io.technicianviews.domain.change;
  exports io.technicianviews.domain.command;
  exports io.technicianviews.domain.condition;
  exports io.technicianviews.domain.definition;
  exports io.technicianviews.domain.inmemory;
  exports io.technicianviews.domain.message;
  exports io.technicianviews.domain.patch;
  exports io.technicianviews.domain.people;
  exports io.technicianviews.domain.port;
  exports io.technicianviews.domain.presence;
  exports io.technicianviews.domain.query;
  exports io.technicianviews.domain.request;
  exports io.technicianviews.domain.text;
  exports io.technicianviews.domain.time;
  exports io.technicianviews.domain.view;
}
