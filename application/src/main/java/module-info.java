/** The facade that an embedding application builds from the ports. */
module io.technicianviews.application {
  requires transitive io.technicianviews.domain;
  requires static transitive org.jspecify;
  requires org.slf4j;

  exports io.technicianviews.application;
  exports io.technicianviews.application.bulk;
  exports io.technicianviews.application.cache;
  exports io.technicianviews.application.export;
  exports io.technicianviews.application.history;
  exports io.technicianviews.application.page;
  exports io.technicianviews.application.presence;
  exports io.technicianviews.application.report;
  exports io.technicianviews.application.search;
  exports io.technicianviews.application.view;
}
