/** Generated counties, their clerks' habits and their files, with the truth of what was planted. */
@NullMarked
package org.duzhan.simulate;

import org.jspecify.annotations.NullMarked;
