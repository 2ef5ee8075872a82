/** Promises instants to customers and keeps watch over them. */
@NullMarked
@CheckReturnValue
package io.guichet.sla;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
