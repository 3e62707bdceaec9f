/** What is stored: names, types, keys, units, captions and meaning, each declared once. */
@NullMarked
package org.duzhan.table;

import org.jspecify.annotations.NullMarked;
