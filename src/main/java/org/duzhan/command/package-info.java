/** One small class per command: options → job → summary. */
@NullMarked
package org.duzhan.command;

import org.jspecify.annotations.NullMarked;
