/**
 * From files to rows: finds tables on sheets, cleans cells, keys what is personal and spools the
 * rest. Spreadsheet libraries, and personal data, stay in here.
 */
@NullMarked
package org.duzhan.ingest;

import org.jspecify.annotations.NullMarked;
