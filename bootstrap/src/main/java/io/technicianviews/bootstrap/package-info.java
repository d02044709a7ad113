/** Where the process begins. */
@NullMarked
package io.technicianviews.bootstrap;

import org.jspecify.annotations.NullMarked;
