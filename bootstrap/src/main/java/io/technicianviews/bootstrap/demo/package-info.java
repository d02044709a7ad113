/** The demo data of the first start. */
@NullMarked
package io.technicianviews.bootstrap.demo;

import org.jspecify.annotations.NullMarked;
