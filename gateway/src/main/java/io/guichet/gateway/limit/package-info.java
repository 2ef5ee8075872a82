/** How much one client may ask of us. */
@NullMarked
@CheckReturnValue
package io.guichet.gateway.limit;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
