/** What was configured when, and by whom. */
@NullMarked
@CheckReturnValue
package io.guichet.routing.history;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
