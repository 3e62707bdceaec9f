/** Where tables are kept: the only room that touches Delta or writes data. */
@NullMarked
package org.duzhan.lake;

import org.jspecify.annotations.NullMarked;
