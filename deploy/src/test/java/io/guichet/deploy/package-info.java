/** Checks of what is deployed. */
@NullMarked
@CheckReturnValue
package io.guichet.deploy;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
