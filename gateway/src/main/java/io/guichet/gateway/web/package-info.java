/** Everything that speaks HTTP. */
@NullMarked
@CheckReturnValue
package io.guichet.gateway.web;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
