/** Which service answers which path. */
@NullMarked
@CheckReturnValue
package io.guichet.gateway.upstream;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
