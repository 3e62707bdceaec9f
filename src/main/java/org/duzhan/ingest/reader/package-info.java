/**
 * From the bytes of a file to rows of cells, whatever the file is: workbooks, delimited text, each
 * also inside archives and behind passwords. Within limits, and with a refusal for an answer when a
 * file is broken: nothing a file does reaches further than that file.
 */
@NullMarked
package org.duzhan.ingest.reader;

import org.jspecify.annotations.NullMarked;
