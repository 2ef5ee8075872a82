/** One class for each house rule that breaks it, and one that breaks none. */
@NullMarked
@CheckReturnValue
package io.guichet.testing.sins;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
