/** An application on the module path. It reads only what the library exports. */
module com.example.modular {
  requires io.technicianviews.application;
}
