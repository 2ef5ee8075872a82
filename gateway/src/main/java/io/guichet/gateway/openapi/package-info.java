/** One description of the API out of the services' own. */
@NullMarked
@CheckReturnValue
package io.guichet.gateway.openapi;

import org.jspecify.annotations.NullMarked;

import com.google.errorprone.annotations.CheckReturnValue;
