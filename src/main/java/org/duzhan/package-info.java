/** The command line. */
@NullMarked
package org.duzhan;

import org.jspecify.annotations.NullMarked;
