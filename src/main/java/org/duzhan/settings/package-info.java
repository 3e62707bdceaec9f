/** Settings: typed records, loaded and checked once at start. */
@NullMarked
package org.duzhan.settings;

import org.jspecify.annotations.NullMarked;
