/** Jobs, written as prose: read tables, transform, write tables, one row in {@code run}. */
@NullMarked
package org.duzhan.job;

import org.jspecify.annotations.NullMarked;
